"""What comes back of the mail that was sent: bounces and complaints, in whichever form.

A mail service tells by its webhook (django-anymail), a publisher's own machine by ours, a mail
server by a mail to `COMITY_EMAIL_BOUNCES`. Each ends in one action: `actions.silence`.
"""
