using Kalapa.Domain.Access;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Rights;

/// <summary>Would a wrong cell be noticed? Each is made wrong in turn, and the probes of its row must turn red.</summary>
public sealed class SabotageTests
{
    /// <summary>Cells of probed rows that no caller can stand in, so that nothing would show a change.</summary>
    private static readonly Dictionary<(Operation Operation, Column Column), string> OutOfReach = new(AccountsOutOfReach)
    {
        [(Operation.CreateDraft, Column.Colleague)] = "what is about to be made is its maker's own",
        [(Operation.CreateDraft, Column.OtherClient)] = "a client's own company is used whatever is passed, and no company is not there",
        [(Operation.CreateDraft, Column.Holder)] = "nobody holds what is not made",
        [(Operation.TakeNext, Column.Party)] = "the queue is nobody's: a client stands there as any client",
        [(Operation.TakeNext, Column.OtherClient)] = "the queue is nobody's: a client stands there as any client",
        [(Operation.TakeNext, Column.Holder)] = "nobody holds what waits",
        [(Operation.TakeNext, Column.OtherBranch)] = "everybody asks for the own scope",
        [(Operation.TakeNext, Column.Deputy)] = "everybody asks for the own scope",
        [(Operation.TakeNext, Column.OtherGate)] = "everybody asks for the own scope",
        [(Operation.CheckInOut, Column.Party)] = "to the gate every client is another's",
        [(Operation.CheckInOut, Column.Colleague)] = "to the gate every client is another's",
        [(Operation.CheckInOut, Column.Holder)] = "to the gate an agent is an agent",
        [(Operation.NameStandIn, Column.Party)] = "to a branch every client is another's",
        [(Operation.NameStandIn, Column.Colleague)] = "to a branch every client is another's",
        [(Operation.NameStandIn, Column.Holder)] = "nobody holds a branch",
        [(Operation.RollCall, Column.Party)] = "to the gate every client is another's",
        [(Operation.RollCall, Column.Colleague)] = "to the gate every client is another's",
        [(Operation.RollCall, Column.Holder)] = "to the gate an agent is an agent",
        [(Operation.ReadDevices, Column.OtherClient)] = "the register is read within the reader's own share",
        [(Operation.ReadDevices, Column.OtherBranch)] = "the register is read within the reader's own share",
        [(Operation.ReadDevices, Column.Deputy)] = "the register is read within the reader's own share",
        [(Operation.ReadDevices, Column.OtherGate)] = "the register is read within the reader's own share",
        [(Operation.ReadDevices, Column.Holder)] = "nobody holds a device",
        [(Operation.ReadAudit, Column.Party)] = "the record is nobody's: a client stands there as any client",
        [(Operation.ReadAudit, Column.OtherClient)] = "the record is nobody's: a client stands there as any client",
        [(Operation.ReadAudit, Column.Holder)] = "nobody holds the record",
        [(Operation.ReadAudit, Column.OtherBranch)] = "the record has no branch",
        [(Operation.ReadAudit, Column.Deputy)] = "the record has no branch",
        [(Operation.ReadAudit, Column.OtherGate)] = "the record has no branch",
        [(Operation.ReportFairness, Column.Party)] = "the report is nobody's: a client stands there as any client",
        [(Operation.ReportFairness, Column.Holder)] = "nobody holds the report",
        [(Operation.ReportRequests, Column.OtherClient)] = "a report is about the reader's own share",
        [(Operation.ReportRequests, Column.OtherBranch)] = "a report is about the reader's own share",
        [(Operation.ReportRequests, Column.OtherGate)] = "a report is about the reader's own share",
        [(Operation.ReportFairness, Column.OtherClient)] = "a report is about the reader's own share",
        [(Operation.ReportFairness, Column.OtherBranch)] = "a report is about the reader's own share",
        [(Operation.ReportFairness, Column.Deputy)] = "a report is about the reader's own share",
        [(Operation.ReportFairness, Column.OtherGate)] = "a report is about the reader's own share",
        [(Operation.ReportSupport, Column.OtherClient)] = "a report is about the reader's own share",
        [(Operation.ReportSupport, Column.OtherBranch)] = "a report is about the reader's own share",
        [(Operation.ReportSupport, Column.Deputy)] = "a report is about the reader's own share",
        [(Operation.ReportSupport, Column.OtherGate)] = "a report is about the reader's own share",
        [(Operation.ReportSatisfaction, Column.Party)] = "the report is nobody's: a client stands there as any client",
        [(Operation.ReportSatisfaction, Column.Holder)] = "nobody holds the report",
        [(Operation.ReportSatisfaction, Column.OtherClient)] = "a report is about the reader's own share",
        [(Operation.ReportSatisfaction, Column.OtherBranch)] = "a report is about the reader's own share",
        [(Operation.ReportSatisfaction, Column.Deputy)] = "a report is about the reader's own share",
        [(Operation.ReportSatisfaction, Column.OtherGate)] = "a report is about the reader's own share",
        [(Operation.ReportVisits, Column.OtherClient)] = "a report is about the reader's own share",
        [(Operation.ReportVisits, Column.OtherBranch)] = "a report is about the reader's own share",
        [(Operation.ReportVisits, Column.OtherGate)] = "a report is about the reader's own share",
    };

    /// <summary>Accounts, companies and their people belong to no branch and to no agent; staff's accounts and solutions to no company either.</summary>
    private static Dictionary<(Operation Operation, Column Column), string> AccountsOutOfReach
    {
        get
        {
            const string noBranch = "it belongs to no branch and is held by nobody";
            Operation[] ofStaff = [Operation.ManageAgents, Operation.ManageAdmins, Operation.ManageBranchTeams, Operation.ChangeRole, Operation.ManageTenants, Operation.SignContract, Operation.ChangePolicy, Operation.EditCategories, Operation.EditPromises, Operation.ManageDeliveries];
            Operation[] ofCompany = [Operation.ManageCompanyUsers, Operation.ManagePeople, Operation.ReadAnnouncement];
            var cells = ofStaff.Concat(ofCompany).SelectMany(operation => new[] { Column.Holder, Column.Deputy, Column.OtherBranch, Column.OtherGate }.Select(column => (operation, column)))
                .ToDictionary(cell => cell, _ => noBranch);
            foreach (var operation in ofStaff)
            {
                cells[(operation, Column.Party)] = "a client stands there as any client";
                cells[(operation, Column.OtherClient)] = "a client stands there as any client";
            }

            const string noOwner = "a solution belongs to no company, no branch and no agent";
            foreach (var operation in new[] { Operation.ReadSolution, Operation.ReadStaffSolution, Operation.DraftSolution, Operation.PublishSolution })
            {
                foreach (var column in new[] { Column.Party, Column.OtherClient, Column.Holder, Column.Deputy, Column.OtherBranch, Column.OtherGate })
                {
                    cells[(operation, column)] = noOwner;
                }
            }

            foreach (var operation in new[] { Operation.ManageKnownIssue, Operation.SeeKnownIssue })
            {
                cells[(operation, Column.Holder)] = "nobody holds a known issue";
            }

            foreach (var column in new[] { Column.Party, Column.OtherClient, Column.OtherGate, Column.Holder })
            {
                cells[(Operation.ReadPromises, column)] = "working hours are nobody's, and read within the own branches";
            }

            foreach (var operation in new[] { Operation.HandleSupport, Operation.DoBranchJob, Operation.AnswerSupport, Operation.Rate })
            {
                cells[(operation, Column.Deputy)] = "a support request is no deputy's";
            }

            cells[(Operation.ReadCompany, Column.Holder)] = "a company is held by nobody";
            cells[(Operation.KeepCompany, Column.Holder)] = "a company is held by nobody";
            return cells;
        }
    }

    [Fact]
    public async Task Every_wrong_cell_is_noticed()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var rehearsal = new Rehearsal(app);
        List<string> unnoticed = [];
        foreach (var verb in Probes.All.GroupBy(probe => probe.ToString()))
        {
            // A column in which nobody calls this verb is for the other verbs of its row; that each has one is the test below.
            var flips = Flips(verb.First()).Where(flip => verb.Any(probe => SeatIn(probe, flip.Column) is not null)).ToHashSet();
            foreach (var probe in verb)
            {
                foreach (var flip in flips.ToList())
                {
                    if (SeatIn(probe, flip.Column) is { } seat && !probe.IsRight(seat, await rehearsal.Play(probe, seat, Sabotaged(probe, flip))))
                    {
                        flips.Remove(flip);
                    }
                }
            }

            unnoticed.AddRange(flips.Select(flip => $"{verb.Key}, {flip.Column} changed to {flip.To}"));
        }

        Assert.True(unnoticed.Count == 0, string.Join('\n', unnoticed));
    }

    [Fact]
    public void Every_cell_of_a_probed_row_is_in_reach_or_said_not_to_be()
    {
        var probed = Probes.All.GroupBy(probe => probe.Operation);
        var unreached = probed.SelectMany(row => Columns.Where(column => row.All(probe => SeatIn(probe, column) is null)).Select(column => (row.Key, column)));

        Assert.Equal(OutOfReach.Keys.Order(), unreached.Order());
    }

    // The seam sends away who is not signed in before any table is asked.
    private static IEnumerable<Column> Columns => Enum.GetValues<Column>().Where(column => column != Column.Anonymous);

    /// <summary>Every other answer a cell could give. A read shows one no like another; a hidden draft answers whatever its cell says.</summary>
    private static IEnumerable<(Column Column, Answer To)> Flips(Probe probe)
    {
        foreach (var column in Columns.Where(column => !OutOfReach.ContainsKey((probe.Operation, column))))
        {
            var right = Seat.All.First(seat => seat.Column == column).Expected(probe.Operation, isDraft: false);
            Answer[] others = right switch
            {
                Answer.Forbidden or Answer.NotFound when probe.IsRead => [Answer.Allow],
                Answer.Forbidden => [Answer.Allow, Answer.NotFound],
                Answer.NotFound => [Answer.Allow, Answer.Forbidden],
                _ => [Answer.Forbidden, Answer.NotFound],
            };
            foreach (var other in others)
            {
                yield return (column, other);
            }
        }
    }

    private static AccessTable Sabotaged(Probe probe, (Column Column, Answer To) flip) => probe.Behind
        .Aggregate(AccessTable.Default, (table, before) => table.With(before, flip.Column, Answer.Allow))
        .With(probe.Operation, flip.Column, flip.To);

    private static Seat? SeatIn(Probe probe, Column column) =>
        probe.Seats.FirstOrDefault(seat => seat.Column == column && !probe.Blind.Contains(seat.Heading));
}
