# ruff: noqa: E501  (texts)
"""Promises worded in two ways, and letters that keep one of several: invented, each with the right answer."""

from __future__ import annotations

# What a minister said, what the chair or the official list made of it, and whether they are one.
PAIRS: tuple[tuple[str, str, bool], ...] = (
    ("Ik zal de Kamer voor de zomer een brief sturen over de vangstquota voor makreel in de Noordzee.", "De Kamer ontvangt voor de zomer een brief over de makreelquota en de Noordzee.", True),
    ("Ik kom schriftelijk terug op de vraag over de pensioenen van grensarbeiders in Limburg.", "De minister komt schriftelijk terug op de pensioenen van Limburgse grensarbeiders.", True),
    ("Ik zeg toe dat ik met mijn Poolse collega spreek over de vervuiling van de Oder en de Kamer daarover bericht.", "De minister informeert de Kamer over het gesprek met Polen over de vervuilde Oder.", True),
    ("We sturen de evaluatie van het Erasmusprogramma voor mbo-studenten toe.", "De evaluatie van het Erasmusprogramma voor mbo-studenten wordt aan de Kamer gezonden.", True),
    ("Ik zal navragen hoeveel Nederlandse chauffeurs in Calais vastzitten.", "De staatssecretaris gaat na hoeveel chauffeurs uit Nederland er vaststaan in Calais.", True),
    ("Over de vergoeding voor pluimveehouders bij vogelgriep kan ik een brief toezeggen.", "De Kamer ontvangt een brief over de vergoeding van pluimveehouders die door vogelgriep zijn getroffen.", True),
    ("Ik zal in Brussel aandacht vragen voor de rechten van huishoudelijk personeel bij ambassades.", "De minister vraagt in Brussel aandacht voor huishoudelijk personeel van ambassades.", True),
    ("Ik stuur u het advies van de landsadvocaat over de gaskoppeling met België.", "Het advies van de landsadvocaat over de koppeling van gasleidingen met België wordt toegezonden.", True),
    ("Ik zal de Kamer een overzicht geven van tolheffing in Oostenrijk en Zwitserland.", "De Kamer ontvangt een overzicht van tolheffing in Zwitserland en Oostenrijk.", True),
    ("Ik zal de cijfers over asielaanvragen uit Eritrea aan de brief toevoegen.", "De cijfers over Eritrese asielaanvragen worden bijgevoegd.", True),
    ("Ik stuur een brief over de veiligheid van nachttreinen naar Wenen.", "De Kamer ontvangt een brief over de prijs van nachttreinen naar Praag.", False),
    ("Ik informeer de Kamer over sancties tegen Russische oligarchen.", "De minister informeert de Kamer over sancties tegen Iraanse rechters.", False),
    ("Ik zal de Kamer informeren over de voortgang van de toetreding van Albanië.", "De minister informeert de Kamer over de voortgang van de toetreding van Moldavië.", False),
    ("De Kamer ontvangt een brief over het mandaat van de missie in Mali.", "De Kamer ontvangt een brief over het mandaat van de missie in Irak.", False),
    ("Ik kom terug op de vraag over biologische landbouw in Zeeland.", "De minister komt terug op de vraag over kernenergie in Zeeland.", False),
    ("Ik zal nagaan of visumaanvragen uit Ghana sneller kunnen.", "De minister gaat na of paspoortaanvragen in Londen sneller kunnen.", False),
    ("De Kamer krijgt een overzicht van uitgaven voor humanitaire hulp in Jemen.", "De Kamer krijgt een overzicht van uitgaven voor wapens aan Oekraïne.", False),
    ("Ik stuur de Kamer een brief over kunstmatige intelligentie in de zorg.", "De Kamer ontvangt een brief over tekorten in de zorg.", False),
    ("Ik zal met de Commissie spreken over staalsubsidies.", "De minister spreekt met de Commissie over melksubsidies.", False),
    ("Wij zenden de Kamer het rapport over vissersveiligheid.", "Wij zenden de Kamer het rapport over verkeersveiligheid bij scholen.", False),
)  # fmt: skip

# The promises of one debate, and what later letters say: each with the promise that it keeps, or none.
PROMISES: tuple[str, ...] = (
    "De minister stuurt de Kamer voor 1 juni een brief over de opvang van Soedanese vluchtelingen in Tsjaad.",
    "De Kamer ontvangt een overzicht van gesloten ambassades in West-Afrika.",
    "De minister komt terug op de motie over kindsoldaten in Congo.",
    "De minister informeert de Kamer over de douanecontroles op soja uit Brazilië.",
    "De Kamer ontvangt de evaluatie van de handelsmissie naar Vietnam.",
    "De minister gaat na wat de kosten zijn van het consulaat in Antwerpen.",
)  # fmt: skip
LETTERS: tuple[tuple[str, int | None], ...] = (
    ("Met deze brief doe ik mijn toezegging van {day} gestand om u te informeren over Soedanese vluchtelingen in Tsjaad.", 0),
    ("Hierbij ontvangt u het overzicht van gesloten ambassades in West-Afrika dat ik op {day} heb toegezegd, conform mijn toezegging.", 1),
    ("Zoals toegezegd in het debat van {day} is onderzocht hoe kindsoldaten in Congo worden opgevangen.", 2),
    ("Hiermee kom ik tegemoet aan de toezegging van {day} over de controle van Braziliaanse soja door de douane.", 3),
    ("Bijgaand treft u de op {day} toegezegde evaluatie van de handelsmissie naar Vietnam aan.", 4),
    ("Ter uitvoering van mijn toezegging van {day} zijn de kosten van het consulaat in Antwerpen op een rij gezet.", 5),
    ("Op {day} heb ik toegezegd uw Kamer te berichten over ambassades. Met deze brief geef ik gevolg aan deze toezegging voor West-Afrika.", 1),
    ("Met deze brief doe ik mijn toezegging van {day} gestand om u te informeren over de havens van Marokko.", None),
    ("Zoals toegezegd in het debat van {day} zal ik u informeren over Soedanese vluchtelingen in Tsjaad.", None),
    ("Hierbij bied ik u de evaluatie van de handelsmissie naar Vietnam aan.", None),
    ("De toezegging van {day} over kindsoldaten in Congo is nog niet nagekomen.", None),
    ("Conform mijn toezegging van {day} aan de vaste commissie zijn de douanetarieven voor rijst uit Cambodja vergeleken.", None),
)  # fmt: skip
