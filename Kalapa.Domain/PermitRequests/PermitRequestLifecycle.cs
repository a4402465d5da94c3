using Kalapa.Domain.Tickets;
using static Kalapa.Domain.Tickets.TicketAction;
using static Kalapa.Domain.Tickets.TicketState;
using static Kalapa.Domain.Tickets.TicketTransition;

namespace Kalapa.Domain.PermitRequests;

/// <summary>THE table of a permit request's life (product.md section 3). Buttons, verbs and the README's diagram read it.</summary>
public static class PermitRequestLifecycle
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
        Stay("T07", Escalated, Transfer),
        Stay("T07", Clarifying, Transfer),
        Stay("T07", Approved, Transfer),
        Stay("O14", InReview, JudgePaper),
        Row("T08", InReview, ReturnForCompletion, Returned),
        Row("T09", Returned, Resubmit, Queued),
        Row("T10", Returned, TicketAction.Timeout, Lapsed),
        Row("T11", InReview, Escalate, Escalated),
        Row("T12", Escalated, Approve, Approved),
        Row("T13", Escalated, ApproveWithConditions, Approved),
        Stay("T14", Escalated, FirstApprove),
        Row("T15", Escalated, Reject, Rejected),
        Row("T16", Escalated, AskInfo, Clarifying),
        Row("T17", Clarifying, Answer, Escalated),
        Row("T18", Clarifying, AskClient, Returned),
        Row("T19", InReview, WithdrawToEdit, Returned),
        Row("T19", Escalated, WithdrawToEdit, Returned),
        Row("T19", Clarifying, WithdrawToEdit, Returned),
        Row("T20", Queued, Cancel, Cancelled),
        Row("T20", InReview, Cancel, Cancelled),
        Row("T20", Returned, Cancel, Cancelled),
        Row("T20", Escalated, Cancel, Cancelled),
        Row("T20", Clarifying, Cancel, Cancelled),
        Row("T21", Queued, WindowMissed, Returned),
        Row("T21", InReview, WindowMissed, Returned),
        Row("T21", Escalated, WindowMissed, Returned),
        Row("T21", Clarifying, WindowMissed, Returned),
        Row("T24", Approved, PermitEnded, Closed),
        Stay("T25", Queued, SetLane),
        Stay("T25", InReview, SetLane),
        Stay("T25", Escalated, SetLane),
        Stay("T26", InReview, CorrectDetails),
        Stay("T27", Returned, EditReturned),
        Stay("T28", Approved, SupplyAfterEntry),
        Stay("T29", Approved, JudgeAfterEntry),
        Stay("T30", Escalated, Adopt),
        Stay("T30", Clarifying, Adopt),
        Stay("T30", Approved, Adopt),
        Row("T31", Approved, Cancel, Cancelled),
        Stay("O23", Escalated, NameApprover),
    ]);
}
