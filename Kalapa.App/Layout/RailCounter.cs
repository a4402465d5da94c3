using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Layout;

/// <summary>What the rail counts beside a destination.</summary>
public enum RailCounter
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Requests in line, in the agent's scope.</summary>
    Waiting,

    /// <summary>Requests that await a decision in the supervisor's branches.</summary>
    Deciding,

    /// <summary>Requests that wait for the client (<see cref="ClientsTurn"/>).</summary>
    MyTurn,

    /// <summary>People inside at the gate's branch.</summary>
    Inside,

    /// <summary>What customer service handed to the supervisor's branches.</summary>
    BranchJobs,

    /// <summary>Follow-ups that are late, for the agent to do.</summary>
    FollowUps,
}

/// <summary>Counts on the node's boards, with the rights of the one who looks.</summary>
internal static class RailCounts
{
    public static int OfTickets(Board<TicketRow> board, RailCounter counter, Actor actor, AccessTable access) =>
        board.For(subject => access.Allows(actor, Operation.List, subject), row => counter switch
        {
            RailCounter.Waiting => row.State == TicketState.Queued,
            RailCounter.Deciding => row.State == TicketState.Escalated && access.Allows(actor, Operation.Decide, row.Subject),
            RailCounter.BranchJobs => row.State == TicketState.AtBranch && access.Allows(actor, Operation.DoBranchJob, row.Subject),
            RailCounter.MyTurn => new ClientsTurn(row.Kind, row.State, row.Subject, row.OwesPapers, row.AwaitedVisit).IsOf(actor, access),
            _ => false,
        }).Count;

    public static int OfPeople(Board<PermitRow> board, Actor actor, AccessTable access) =>
        board.For(subject => access.Allows(actor, Operation.CheckInOut, subject)).Sum(row => row.Inside);
}
