using static Kalapa.Domain.Tickets.TicketAction;
using static Kalapa.Domain.Tickets.TicketState;

namespace Kalapa.Domain.Tickets;

/// <summary>THE table of the ticket's life (product.md section 3). Buttons, verbs and the README's diagram read it.</summary>
public static class TicketLifecycle
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
    ]);

    /// <summary>States in which nothing happens any more.</summary>
    public static bool IsFinal(this TicketState state) => state is Rejected or Cancelled or Lapsed or Closed;

    /// <summary>Whose clock runs in <paramref name="state"/>; null once the ticket has ended.</summary>
    public static Holder? HolderIn(TicketState state) => state switch
    {
        Draft or Returned => Holder.Client,
        Queued => Holder.Queue,
        InReview or Clarifying => Holder.Cs,
        Escalated => Holder.Supervisor,
        Approved => Holder.System,
        _ => null,
    };

    private static Transition<TicketState, TicketAction> Row(string id, TicketState from, TicketAction action, TicketState to) =>
        new(id, from, action, to);

    private static Transition<TicketState, TicketAction> Stay(string id, TicketState state, TicketAction action) =>
        new(id, state, action, state);

    private static Transition<TicketState, TicketAction> Born(string id, TicketAction action, TicketState to) =>
        new(id, null, action, to);

    private static Transition<TicketState, TicketAction> Erased(string id, TicketState from, TicketAction action) =>
        new(id, from, action, null);
}
