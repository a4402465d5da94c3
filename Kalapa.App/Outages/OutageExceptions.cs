namespace Kalapa.App.Outages;

/// <summary>The database is known to be away, so it was not even asked.</summary>
public sealed class DatabaseAwayException() : Exception("The database does not answer at the moment.");

/// <summary>The database failed while a verb ran, and it is certain that nothing of the verb was committed: it may be tried again.</summary>
/// <param name="cause">What the database said.</param>
public sealed class NothingDoneException(Exception cause) : Exception("The database failed; nothing was committed.", cause);

/// <summary>
/// The answer to a commit was lost: what the verb did is recorded, or it is not. It must never be tried again by itself, and nothing
/// that a committed row may name may be erased.
/// </summary>
/// <param name="cause">How the answer was lost.</param>
public sealed class OutcomeUnknownException(Exception cause) : Exception("The answer to a commit was lost.", cause);
