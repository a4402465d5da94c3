using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.Access;

/// <summary>What the two tables, the ticket's life and the rights, let a person do to a ticket now: its buttons.</summary>
public static class TicketActions
{
    /// <summary>The actions open to <paramref name="actor"/>, in the order of the kind's table. Guards on content and time still apply.</summary>
    public static IReadOnlyList<TicketAction> For(AccessTable access, Actor actor, TicketKind kind, AccessSubject subject, TicketState state)
    {
        var seen = subject with { IsDraft = subject.IsDraft || state == TicketState.Draft };
        return [.. LifecycleOf(kind).Allowed(state).Where(action => IsOpen(access, actor, kind, seen, state, action))];
    }

    /// <summary>The right that <paramref name="action"/> needs; null when only Kalapa itself does it (T10, T21, T24, U07).</summary>
    public static Operation? OperationOf(TicketKind kind, TicketAction action) => action switch
    {
        TicketAction.AskClient when kind == TicketKind.Support => Operation.HandleSupport,
        TicketAction.Answer when kind == TicketKind.Support => Operation.AnswerSupport,
        TicketAction.Create => Operation.CreateDraft,
        TicketAction.Submit => Operation.Submit,
        TicketAction.Discard => Operation.Discard,
        TicketAction.TakeNext => Operation.TakeNext,
        TicketAction.PickOutOfOrder => Operation.PickOutOfOrder,
        TicketAction.Release => Operation.Release,
        TicketAction.Transfer => Operation.Transfer,
        TicketAction.JudgePaper or TicketAction.ReturnForCompletion => Operation.Review,
        TicketAction.Resubmit => Operation.Resubmit,
        TicketAction.Escalate => Operation.Escalate,
        TicketAction.Approve or TicketAction.ApproveWithConditions or TicketAction.FirstApprove or TicketAction.Reject => Operation.Decide,
        TicketAction.AskInfo => Operation.AskInfo,
        TicketAction.NameApprover => Operation.NameApprover,
        TicketAction.Answer or TicketAction.AskClient => Operation.AnswerClarification,
        TicketAction.WithdrawToEdit => Operation.WithdrawToEdit,
        TicketAction.Cancel => Operation.Cancel,
        TicketAction.SetLane => Operation.SetLane,
        TicketAction.CorrectDetails => Operation.CorrectDetails,
        TicketAction.EditReturned => Operation.EditContent,
        TicketAction.SupplyAfterEntry => Operation.SupplyAfterEntry,
        TicketAction.JudgeAfterEntry => Operation.JudgeAfterEntry,
        TicketAction.Adopt => Operation.Adopt,
        TicketAction.HandOn or TicketAction.NeedVisit or TicketAction.TakeBack or TicketAction.Resolve => Operation.HandleSupport,
        TicketAction.JobDone or TicketAction.JobNotPossible => Operation.DoBranchJob,
        TicketAction.Confirm or TicketAction.NotSolved => Operation.AnswerSupport,
        _ => null,
    };

    private static Lifecycle<TicketState, TicketAction> LifecycleOf(TicketKind kind) => kind switch
    {
        TicketKind.Permit => PermitRequestLifecycle.Table,
        TicketKind.Support => SupportLifecycle.Table,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static bool IsOpen(
        AccessTable access, Actor actor, TicketKind kind, AccessSubject subject, TicketState state, TicketAction action) =>
        OperationOf(kind, action) is { } operation
        && access.Allows(actor, operation, subject)
        && action switch
        {
            // T20 is open to the owner and a CS lead too, T31 to the requester alone.
            TicketAction.Cancel when state == TicketState.Approved => Relation.IsParty(actor, subject),
            TicketAction.Adopt => subject.OwnerId is null,
            _ => true,
        };
}
