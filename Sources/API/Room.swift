/// Placeholder so that the room builds until its first file lands.
