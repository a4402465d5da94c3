using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Live;

/// <summary>A submitted ticket, as far as it matters whether Kalapa waits for its client.</summary>
/// <param name="Kind">What sort it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Subject">Whose it is.</param>
/// <param name="OwesPapers">Somebody came in, and papers that come after entry are not there yet.</param>
/// <param name="AwaitedVisit">Where the visit stands that a support request awaits; null for none.</param>
internal readonly record struct ClientsTurn(TicketKind Kind, TicketState State, AccessSubject Subject, bool OwesPapers, TicketState? AwaitedVisit)
{
    /// <summary>
    /// True when Kalapa waits for <paramref name="actor"/>: one definition for the client's home, which reads its requests, and the rail, which counts on the
    /// board. A draft is nobody's turn, but a visit that Kalapa prepared and nobody sent is its requester's: nobody else can see it.
    /// </summary>
    public bool IsOf(Actor actor, AccessTable access) => (Kind, State) switch
    {
        (TicketKind.Permit, TicketState.Returned) => access.Allows(actor, Operation.EditContent, Subject),
        (TicketKind.Permit, TicketState.Approved) => OwesPapers && access.Allows(actor, Operation.SupplyAfterEntry, Subject),
        (TicketKind.Support, TicketState.Returned or TicketState.Resolved) => access.Allows(actor, Operation.AnswerSupport, Subject),
        (TicketKind.Support, TicketState.AwaitingVisit) => access.Allows(actor, Operation.AnswerSupport, Subject)
            && (AwaitedVisit == TicketState.Returned || (AwaitedVisit == TicketState.Draft && Subject.RequesterId == actor.UserId)),
        _ => false,
    };
}
