using Kalapa.Domain;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Xunit;
using static Kalapa.Domain.Tickets.TicketAction;
using static Kalapa.Domain.Tickets.TicketState;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>The specification's table of a ticket's life, copied by hand, against the one the system runs on.</summary>
public sealed class PermitRequestLifecycleTests
{
    /// <summary>Row by row as the specification has it: from each of these states, this command, to that state (null: erased).</summary>
    private static readonly (string Id, TicketState[] From, TicketAction Command, TicketState? To)[] Moves =
    [
        ("T02", [Draft], Submit, Queued),
        ("T03", [Draft], Discard, null),
        ("T04", [Queued], TakeNext, InReview),
        ("T05", [Queued], PickOutOfOrder, InReview),
        ("T06", [InReview], Release, Queued),
        ("T08", [InReview], ReturnForCompletion, Returned),
        ("T09", [Returned], Resubmit, Queued),
        ("T10", [Returned], TicketAction.Timeout, Lapsed),
        ("T11", [InReview], Escalate, Escalated),
        ("T12", [Escalated], Approve, Approved),
        ("T13", [Escalated], ApproveWithConditions, Approved),
        ("T15", [Escalated], Reject, Rejected),
        ("T16", [Escalated], AskInfo, Clarifying),
        ("T17", [Clarifying], Answer, Escalated),
        ("T18", [Clarifying], AskClient, Returned),
        ("T19", [InReview, Escalated, Clarifying], WithdrawToEdit, Returned),
        ("T20", [Queued, InReview, Returned, Escalated, Clarifying], Cancel, Cancelled),
        ("T21", [Queued, InReview, Escalated, Clarifying], WindowMissed, Returned),
        ("T24", [Approved], PermitEnded, Closed),
        ("T31", [Approved], Cancel, Cancelled),
    ];

    /// <summary>The commands that leave the ticket where it is.</summary>
    private static readonly (string Id, TicketState[] In, TicketAction Command)[] Stays =
    [
        ("T07", [InReview, Escalated, Clarifying, Approved], Transfer),
        ("T14", [Escalated], FirstApprove),
        ("T25", [Queued, InReview, Escalated], SetLane),
        ("T26", [InReview], CorrectDetails),
        ("T27", [Returned], EditReturned),
        ("T28", [Approved], SupplyAfterEntry),
        ("T29", [Approved], JudgeAfterEntry),
        ("T30", [Escalated, Clarifying, Approved], Adopt),
        ("O23", [Escalated], NameApprover),
        ("O14", [InReview], JudgePaper), // a right of its own in the matrix of rights, part of the review here
    ];

    private static readonly Dictionary<(TicketState From, TicketAction Command), (string Id, TicketState? To)> Specification =
        Moves
            .SelectMany(row => row.From.Select(from => (Cell: (from, row.Command), Outcome: (row.Id, row.To))))
            .Concat(Stays.SelectMany(row => row.In.Select(state => (Cell: (state, row.Command), Outcome: (row.Id, To: (TicketState?)state)))))
            .ToDictionary(row => row.Cell, row => row.Outcome);

    public static MatrixTheoryData<TicketState, TicketAction> EveryCell { get; } =
        new(Enum.GetValues<TicketState>(), Enum.GetValues<TicketAction>());

    [Theory, MemberData(nameof(EveryCell))]
    public void Every_command_in_every_state_does_what_the_specification_says(TicketState state, TicketAction command)
    {
        if (Specification.TryGetValue((state, command), out var outcome))
        {
            var row = PermitRequestLifecycle.Table.Next(state, command);
            Assert.Equal(outcome, (row.Id, row.To));
        }
        else
        {
            Assert.Equal("ticket.wrong-state", Assert.Throws<RuleBroken>(() => PermitRequestLifecycle.Table.Next(state, command)).Code);
        }
    }

    [Fact]
    public void A_ticket_is_born_as_a_draft_and_in_no_other_way()
    {
        var birth = Assert.Single(PermitRequestLifecycle.Table.Rows, row => row.From is null);

        Assert.Equal(("T01", Create, Draft), (birth.Id, birth.Action, birth.To));
    }

    [Fact]
    public void From_every_state_an_end_can_be_reached()
    {
        Assert.All(PermitRequestLifecycle.Table.Rows.Select(row => row.To).OfType<TicketState>(), state => Assert.True(Reaches(state, []), $"No end can be reached from {state}."));

        static bool Reaches(TicketState state, HashSet<TicketState> seen) =>
            state.IsFinal() || (seen.Add(state) && PermitRequestLifecycle.Table.Allowed(state)
                .Select(command => PermitRequestLifecycle.Table.Next(state, command).To)
                .OfType<TicketState>()
                .Any(next => Reaches(next, seen)));
    }
}
