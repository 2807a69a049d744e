"""Official data of parliament's open data service: bytes in, values out."""
