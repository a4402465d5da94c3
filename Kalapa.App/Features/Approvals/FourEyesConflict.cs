using Kalapa.Domain;
using Kalapa.Domain.Approvals;
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

    /// <summary>Stands in for somebody whose hands were on it.</summary>
    Principal,

    /// <summary>Said the first of two yeses, or is the one for whom it was said; a no is still open.</summary>
    FirstApprover,
}

/// <summary>Puts <see cref="PermitRequest.MayDecide(PossibleDecider, IReadOnlyCollection{Guid})"/>'s no into a reason.</summary>
public static class FourEyesConflicts
{
    /// <summary>What <paramref name="reader"/>, or for whom the reader decides, did to the ticket; null for who may decide.</summary>
    public static FourEyesConflict? Of(PermitRequest ticket, Actor reader, IReadOnlyCollection<Guid> visitorUsers)
    {
        var decider = new PossibleDecider(reader.UserId, ticket.PrincipalOf(reader));
        return !ticket.MayDecide(reader.UserId, visitorUsers) ? OwnHand(ticket, reader.UserId)
            : !ticket.MayDecide(decider, visitorUsers) ? FourEyesConflict.Principal
            : !ticket.MayBeSecond(decider) ? FourEyesConflict.FirstApprover
            : null;
    }

    private static FourEyesConflict OwnHand(PermitRequest ticket, Guid userId) =>
        userId == ticket.RequesterId ? FourEyesConflict.Requester
        : userId == ticket.CreatedById ? FourEyesConflict.Creator
        : userId == ticket.OwnerId ? FourEyesConflict.Owner
        : userId == ticket.LastOwnerId ? FourEyesConflict.FormerOwner
        : FourEyesConflict.Visitor;
}
