"""What a page of HTML says of itself: facts, claims on access, and text that stands only in its data."""
