using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.Access;

/// <summary>The facts about a thing that decide what somebody is to it.</summary>
/// <param name="BranchCode">Its branch; null when the operation names none.</param>
/// <param name="TenantId">Its company.</param>
/// <param name="RequesterId">Who asks for it.</param>
/// <param name="CreatedById">Who filed it.</param>
/// <param name="OwnerId">The CS agent who holds it.</param>
/// <param name="IsDraft">A draft exists for its requester and creator alone.</param>
/// <param name="Kind">What sort of ticket it is, for agents whose scope names kinds; null for what is no ticket.</param>
/// <param name="NamedApproverId">The supervisor of another branch who was named to decide on it (O23).</param>
public sealed record AccessSubject(
    string? BranchCode, Guid? TenantId = null, Guid? RequesterId = null, Guid? CreatedById = null, Guid? OwnerId = null, bool IsDraft = false, TicketKind? Kind = null,
    Guid? NamedApproverId = null);
