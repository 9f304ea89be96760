"""What readers are told: answers, what they follow, what was decided about them, picks.

Promises: a notice is made once for each reader it concerns, shown in the bell, and by mail or web
push where they want it; a killed process loses none (docs/notices.md says what a mail may repeat).
Never: mails an address that was not proved or has asked for silence, or shows it to anybody.
"""
