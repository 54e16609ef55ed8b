"""How an invite link gets to where the candidate is: drafts, QR codes, the browser."""
