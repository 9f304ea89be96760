"""Where money comes from: Stripe Checkout, any processor that signs a message, a file."""
