namespace Kalapa.Domain.Approvals;

/// <summary>For whom somebody decides: the supervisor who is away. Both names stand on the decision (O52).</summary>
/// <param name="UserId">The account.</param>
/// <param name="Name">As it is printed.</param>
public sealed record Principal(Guid UserId, string Name);

/// <summary>Somebody who can decide in a branch.</summary>
/// <param name="UserId">A supervisor of the branch, its stand-in, or who was named for one ticket.</param>
/// <param name="For">For whom a stand-in decides; null for who decides in the own right.</param>
public sealed record PossibleDecider(Guid UserId, Principal? For = null);

/// <summary>Who decided, as it is shown and printed.</summary>
/// <param name="Name">Who.</param>
/// <param name="ForName">For whom; null in the own right.</param>
public sealed record DeciderName(string Name, string? ForName = null);
