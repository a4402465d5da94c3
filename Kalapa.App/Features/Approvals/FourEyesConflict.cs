using Kalapa.Domain.PermitRequests;

namespace Kalapa.App.Features.Approvals;

/// <summary>Why somebody may not decide: the own hands were on the request (always true 2).</summary>
public enum FourEyesConflict
{
    /// <summary>Asked for it.</summary>
    Requester,

    /// <summary>Filed it for somebody.</summary>
    Creator,

    /// <summary>Holds it.</summary>
    Owner,

    /// <summary>Held it before.</summary>
    FormerOwner,

    /// <summary>Is one of the visitors.</summary>
    Visitor,
}

/// <summary>Puts <see cref="PermitRequest.MayDecide"/>'s no into a reason.</summary>
public static class FourEyesConflicts
{
    /// <summary>What <paramref name="userId"/> did to the ticket; null for who may decide.</summary>
    public static FourEyesConflict? Of(PermitRequest ticket, Guid userId, IReadOnlyCollection<Guid> visitorUsers) =>
        ticket.MayDecide(userId, visitorUsers) ? null
        : userId == ticket.RequesterId ? FourEyesConflict.Requester
        : userId == ticket.CreatedById ? FourEyesConflict.Creator
        : userId == ticket.OwnerId ? FourEyesConflict.Owner
        : userId == ticket.LastOwnerId ? FourEyesConflict.FormerOwner
        : FourEyesConflict.Visitor;
}
