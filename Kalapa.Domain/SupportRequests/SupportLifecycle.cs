using Kalapa.Domain.Tickets;
using static Kalapa.Domain.Tickets.TicketAction;
using static Kalapa.Domain.Tickets.TicketState;
using static Kalapa.Domain.Tickets.TicketTransition;

namespace Kalapa.Domain.SupportRequests;

/// <summary>THE table of a support request's life (desk.md section 2). Buttons, verbs and the README's diagram read it.</summary>
public static class SupportLifecycle
{
    /// <summary>Every transition there is.</summary>
    public static Lifecycle<TicketState, TicketAction> Table { get; } = new("ticket",
    [
        Born("T01", Create, Draft),
        Row("T02", Draft, Submit, Queued),
        Erased("T03", Draft, Discard),
        Row("T04", Queued, TakeNext, InReview),
        Row("T05", Queued, PickOutOfOrder, InReview),
        Row("T06", InReview, Release, Queued),
        Stay("T07", InReview, Transfer),
        Stay("T07", AtBranch, Transfer),
        Stay("T07", AwaitingVisit, Transfer),
        Row("T20", Queued, Cancel, Cancelled),
        Row("T20", InReview, Cancel, Cancelled),
        Row("T20", Returned, Cancel, Cancelled),
        Row("T20", AtBranch, Cancel, Cancelled),
        Row("T20", AwaitingVisit, Cancel, Cancelled),
        Stay("T25", Queued, SetLane),
        Stay("T25", InReview, SetLane),
        Stay("T30", AtBranch, Adopt),
        Stay("T30", AwaitingVisit, Adopt),
        Row("U01", InReview, AskClient, Returned),
        Row("U02", Returned, Answer, Queued),
        Row("U03", Returned, TicketAction.Timeout, Lapsed),
        Row("U04", InReview, HandOn, AtBranch),
        Row("U05", AtBranch, JobDone, InReview),
        Row("U05", AtBranch, JobNotPossible, InReview),
        Row("U05", AtBranch, Requeue, Queued),
        Row("U06", InReview, NeedVisit, AwaitingVisit),
        Row("U07", AwaitingVisit, VisitEnded, InReview),
        Row("U07", AwaitingVisit, Requeue, Queued),
        Row("U08", AwaitingVisit, TakeBack, InReview),
        Row("U09", InReview, Resolve, Resolved),
        Row("U10", Resolved, Confirm, Closed),
        Row("U11", Resolved, NotSolved, Queued),
    ]);
}
