"""What readers give: goals, contributions, and the bar that shows how far they have come.

Promises: money is whole minor units; what a bar shows is the sum of the journal's lines; a
message that comes twice, late or in another order changes nothing; refunds come off.
Never: holds a card or an account number, names who did not ask for it, or tracks a reader.
"""
