"""Readers' accounts: who somebody is, proved in a pop-up and handed to the page that asked.

Promises: nothing is written for an address that nobody proved; every page works without script,
but for passkeys and the last step; what is handed over is good once, for a minute, in one page.
Never: a way to the desk; a cookie of a reader's that the API reads; a password in a mail.
"""
