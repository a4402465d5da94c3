using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Xunit;

namespace Kalapa.Tests.Domain.Access;

public sealed class TicketActionsTests
{
    private static readonly Dictionary<string, Actor> People = new()
    {
        ["requester"] = Cast.Requester,
        ["tenant admin"] = Cast.TenantAdmin,
        ["colleague"] = Cast.Colleague,
        ["stranger"] = Cast.Stranger,
        ["owner"] = Cast.Holder,
        ["agent"] = Cast.Agent,
        ["lead"] = Cast.Agent.AsLead(),
        ["agent elsewhere"] = Cast.AgentElsewhere,
        ["supervisor"] = Cast.Supervisor,
        ["supervisor elsewhere"] = Cast.SupervisorElsewhere,
        ["admin"] = Cast.Admin,
        ["gate"] = Cast.Gate,
    };

    // Who is not named for a state may do nothing in it.
    [Theory]
    [InlineData(TicketState.Draft, "requester: Submit Discard")]
    [InlineData(TicketState.InReview, "requester: WithdrawToEdit Cancel", "tenant admin: WithdrawToEdit Cancel",
        "owner: Release Transfer JudgePaper ReturnForCompletion Escalate Cancel CorrectDetails", "lead: Release Transfer Cancel SetLane", "supervisor: SetLane")]
    [InlineData(TicketState.Escalated, "requester: WithdrawToEdit Cancel", "tenant admin: WithdrawToEdit Cancel",
        "owner: Transfer Cancel", "lead: Transfer Cancel SetLane NameApprover", "supervisor: Approve ApproveWithConditions FirstApprove Reject AskInfo SetLane NameApprover")]
    [InlineData(TicketState.Clarifying, "requester: WithdrawToEdit Cancel", "tenant admin: WithdrawToEdit Cancel",
        "owner: Transfer Answer AskClient Cancel", "lead: Transfer Cancel")]
    [InlineData(TicketState.Approved, "requester: SupplyAfterEntry Cancel", "tenant admin: SupplyAfterEntry Cancel",
        "owner: Transfer JudgeAfterEntry", "agent: JudgeAfterEntry", "lead: Transfer JudgeAfterEntry")]
    [InlineData(TicketState.Rejected)]
    [InlineData(TicketState.Cancelled)]
    [InlineData(TicketState.Lapsed)]
    [InlineData(TicketState.Closed)]
    public void Held_ticket_shows_each_person_their_own_actions(TicketState state, params string[] expected) =>
        AssertActions(expected, Cast.Ticket, state);

    [Theory]
    [InlineData(TicketState.Queued, "requester: Cancel", "tenant admin: Cancel", "owner: TakeNext", "agent: TakeNext",
        "lead: TakeNext PickOutOfOrder Cancel SetLane", "supervisor: SetLane")]
    [InlineData(TicketState.Returned, "requester: Resubmit Cancel EditReturned", "tenant admin: Resubmit Cancel EditReturned", "lead: Cancel")]
    [InlineData(TicketState.Escalated, "requester: WithdrawToEdit Cancel", "tenant admin: WithdrawToEdit Cancel",
        "owner: Adopt", "agent: Adopt", "lead: Transfer Cancel SetLane Adopt NameApprover", "supervisor: Approve ApproveWithConditions FirstApprove Reject AskInfo SetLane NameApprover")]
    [InlineData(TicketState.Clarifying, "requester: WithdrawToEdit Cancel", "tenant admin: WithdrawToEdit Cancel",
        "owner: Adopt", "agent: Adopt", "lead: Transfer Cancel Adopt")]
    [InlineData(TicketState.Approved, "requester: SupplyAfterEntry Cancel", "tenant admin: SupplyAfterEntry Cancel",
        "owner: JudgeAfterEntry Adopt", "agent: JudgeAfterEntry Adopt", "lead: Transfer JudgeAfterEntry Adopt")]
    public void Ticket_without_an_owner_may_be_adopted_by_any_agent_in_scope(TicketState state, params string[] expected) =>
        AssertActions(expected, Cast.Ticket with { OwnerId = null }, state);

    [Fact]
    public void Agent_who_filed_the_ticket_completes_and_cancels_it_like_its_requester()
    {
        var filed = Cast.Ticket with { CreatedById = Cast.Agent.UserId, OwnerId = null };

        Assert.Equal(
            [TicketAction.Resubmit, TicketAction.Cancel, TicketAction.EditReturned],
            TicketActions.For(AccessTable.Default, Cast.Agent, TicketKind.Permit, filed, TicketState.Returned));
        Assert.Contains(TicketAction.Cancel, TicketActions.For(AccessTable.Default, Cast.Agent, TicketKind.Permit, filed, TicketState.Approved));
    }

    [Fact]
    public void Buttons_follow_the_table_they_are_asked_of()
    {
        var withoutRelease = AccessTable.Default.With(Operation.Release, Column.Holder, Answer.Forbidden);

        Assert.Contains(TicketAction.Release, TicketActions.For(AccessTable.Default, Cast.Holder, TicketKind.Permit, Cast.Ticket, TicketState.InReview));
        Assert.DoesNotContain(TicketAction.Release, TicketActions.For(withoutRelease, Cast.Holder, TicketKind.Permit, Cast.Ticket, TicketState.InReview));
    }

    [Fact]
    public void Only_timed_work_has_no_right_of_its_own()
    {
        Assert.Equal(
            [TicketAction.Timeout, TicketAction.WindowMissed, TicketAction.PermitEnded, TicketAction.VisitEnded, TicketAction.Requeue],
            Enum.GetValues<TicketAction>().Where(action => TicketActions.OperationOf(TicketKind.Support, action) is null));
        Assert.Equal(
            [PermitAction.WindowEnded, PermitAction.Overstay],
            Enum.GetValues<PermitAction>().Where(action => PermitActions.OperationOf(action) is null));
    }

    [Theory]
    [InlineData(PermitAction.Issue, Operation.IssuePermit)]
    [InlineData(PermitAction.CheckIn, Operation.CheckInOut)]
    [InlineData(PermitAction.CheckOut, Operation.CheckInOut)]
    [InlineData(PermitAction.EquipmentIn, Operation.CheckInOut)]
    [InlineData(PermitAction.EquipmentOut, Operation.CheckInOut)]
    [InlineData(PermitAction.Suspend, Operation.HoldPermit)]
    [InlineData(PermitAction.Resume, Operation.HoldPermit)]
    [InlineData(PermitAction.ResumeUnused, Operation.HoldPermit)]
    [InlineData(PermitAction.Revoke, Operation.HoldPermit)]
    [InlineData(PermitAction.Close, Operation.ClosePermit)]
    [InlineData(PermitAction.Reopen, Operation.ClosePermit)]
    [InlineData(PermitAction.CancelVisit, Operation.CancelVisit)]
    public void Each_permit_action_needs_its_right(PermitAction action, Operation operation) =>
        Assert.Equal(operation, PermitActions.OperationOf(action));

    private static void AssertActions(string[] expected, AccessSubject subject, TicketState state)
    {
        var actual = People
            .Select(person => (person.Key, Actions: TicketActions.For(AccessTable.Default, person.Value, TicketKind.Permit, subject, state)))
            .Where(person => person.Actions.Count > 0)
            .Select(person => $"{person.Key}: {string.Join(' ', person.Actions)}");

        Assert.Equal(expected, actual);
    }
}
