"""The official sources on the network: fetch bytes, page, resume, report.

What the bytes say is read elsewhere; here only what paging needs is looked at.
"""

from __future__ import annotations
