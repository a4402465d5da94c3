using Kalapa.App.Data;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Reports;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Reports;

/// <summary>The three reports over what the verbs wrote, on both databases.</summary>
public sealed class ReportTests
{
    private static readonly ReportFilter July = new(new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 31));

    [Theory, ClassData<Engines>]
    public async Task R1_tells_every_time_of_a_request(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Submitted();
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.Get<TakeNext>().Run(app.People.Agent.Id);
        await app.Draft();

        var row = Assert.Single((await app.Get<RequestRegister>().For(app.People.Supervisor.ToActor(), July, BranchTime.HeadOffice, TestContext.Current.CancellationToken)).First);

        Assert.Equal((id, "PT Nusantara", "Sari", "Rina"), (row.Ticket.Id, row.Company, row.Requester, row.Owner));
        Assert.Equal(app.Clock.GetUtcNow(), row.ClaimedAt);
        Assert.Equal(TimeSpan.FromHours(2), row.Held[Holder.Queue]);
        Assert.Null(row.EndedAt);
        Assert.Empty((await app.Get<RequestRegister>().For(app.People.Supervisor.ToActor(), July with { From = new(2026, 7, 7) }, BranchTime.HeadOffice, TestContext.Current.CancellationToken)).First);
    }

    [Theory, ClassData<Engines>]
    public async Task R1_is_read_page_by_page_each_request_once_and_in_order(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        List<Guid> submitted = [];
        for (var number = 0; number < 5; number++)
        {
            // Two and two at the same instant: then the number that was drawn decides.
            submitted.Add(await app.Submitted());
            app.Clock.Advance(TimeSpan.FromMinutes(number % 2));
        }

        var reader = app.People.Admin.ToActor();
        var register = new RequestRegister(app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<AccessTable>(), app.Clock) { Page = 2 };

        var read = await register.For(reader, July, BranchTime.HeadOffice, TestContext.Current.CancellationToken);
        // What comes after the question is not in its answer.
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.Submitted();

        Assert.Equal((5, 2), (read.Count, read.First.Count));
        Assert.Equal(submitted, (await read.All.ToListAsync(TestContext.Current.CancellationToken)).Select(row => row.Ticket.Id));
        var type = (await app.Ticket(submitted[0])).Content.Types[0];
        Assert.Equal(6, (await register.For(reader, July with { Type = type }, BranchTime.HeadOffice, TestContext.Current.CancellationToken)).Count);
        Assert.Equal(0, (await register.For(reader, July with { Type = "NONE" }, BranchTime.HeadOffice, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task What_is_written_straight_to_the_reader_counts_as_an_export()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var (desk, reader) = (app.Get<ExportDesk>(), app.People.Admin.ToActor());
        var one = desk.Enter(reader);
        using var two = desk.Enter(reader);

        var broken = Assert.Throws<RuleBroken>(() => desk.Enter(reader));

        Assert.Equal("report.yours-busy", broken.Code);
        // However slowly those two are read, nobody else's is held up by them.
        var other = desk.Start(app.People.Client.ToActor(), ReportKind.Requests, July);
        await other.Ended;
        Assert.Equal(ExportState.Done, other.State);
        one.Dispose();
        desk.Enter(reader).Dispose();
    }

    [Theory, ClassData<Engines>]
    public async Task R2_finds_the_one_exception_and_its_reason(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var first = await app.Submitted();
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = await app.Submitted();
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.Get<PickOutOfOrder>().Run(app.People.Lead.Id, second, "Tamu menunggu");
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.Get<TakeNext>().Run(app.People.Agent.Id);

        var told = await app.Get<FairnessReport>().For(app.People.Admin.ToActor(), July, BranchTime.HeadOffice, TestContext.Current.CancellationToken);

        Assert.Equal([(second, ClaimOrder.Picked), (first, ClaimOrder.InOrder)], told.Claims.Select(row => (row.Claim.Happened.TicketId!.Value, row.Claim.Order)));
        Assert.Equal([10, 30], told.Claims.Select(row => row.Claim.Waited.TotalMinutes));
        Assert.Equal(0.5, told.InOrder);
        Assert.Equal("Tamu menunggu", Assert.Single(told.Exceptions).Reason);
    }

    [Theory, ClassData<Engines>]
    public async Task R6_tells_who_came_who_stayed_away_and_who_was_turned_away(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await app.Approved());
        var (came, absent) = (permit.People[0], permit.People[1]);
        app.Clock.SetUtcNow(permit.Window.Start);
        var guard = app.People.Guard;
        await app.Get<PassGate>().CheckIn(guard.Id, permit.Id, came.PersonId, idSeen: true, notes: TestPeople.Escorted with { Badge = "v7" });
        await app.Get<PassGate>().CheckIn(guard.Id, permit.Id, absent.PersonId, idSeen: false);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.Get<PassGate>().CheckOut(guard.Id, permit.Id, came.PersonId);
        app.Clock.SetUtcNow(permit.Window.End.AddMinutes(1));

        var told = await app.Get<VisitReport>().For(guard.ToActor(), July, BranchTime.HeadOffice, TestContext.Current.CancellationToken);

        var row = Assert.Single(told.People, row => row.Person.PersonId == came.PersonId);
        Assert.Equal((VisitOutcome.Arrived, permit.Window.Start, permit.Window.Start.AddHours(1)), (row.Outcome, row.FirstIn!.Value, row.LastOut!.Value));
        Assert.Equal((app.People.Supervisor.DisplayName, "Data hall 1"), (row.AuthorisedBy, row.Zones));
        Assert.Equal(("V7", true, "Hasan Basri"), (row.Badges, row.BadgeMissing, row.Escorts));
        Assert.NotNull(row.AuthorisedAt);
        var other = Assert.Single(told.People, row => row.Person.PersonId == absent.PersonId);
        Assert.Equal((VisitOutcome.NoShow, 1), (other.Outcome, other.Denied));
        Assert.Equal((DenyCode.IdMismatch, absent.FullName), (Assert.Single(told.Denials).Happened.DenyCode, told.Denials[0].Person));
    }

    [Theory, ClassData<Engines>]
    public async Task R12_tells_what_passed_what_did_not_and_what_is_inside(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await app.Approved(content: app.Visit() with
        {
            Equipment = [new(EquipmentDirection.In, "Server", "Dell", "R760", "SN-1", 1), new(EquipmentDirection.In, "Kabel", "", "", "", 10)],
        }));
        app.Clock.SetUtcNow(permit.Window.Start);
        var (gate, guard) = (app.Get<MoveEquipment>(), app.People.Guard);
        await gate.Tick(guard.Id, permit.Id, new(0, EquipmentDirection.In, 1, "SN1"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await gate.Tick(guard.Id, permit.Id, new(1, EquipmentDirection.In, 6, ""));
        app.Clock.Advance(TimeSpan.FromHours(1));
        await gate.Tick(guard.Id, permit.Id, new(1, EquipmentDirection.Out, 2, ""));
        await gate.TurnAway(guard.Id, permit.Id, "Laptop HP");

        foreach (var reader in new[] { guard, app.People.Client, app.People.Supervisor })
        {
            var told = await app.Get<EquipmentReport>().For(reader.ToActor(), July, BranchTime.HeadOffice, TestContext.Current.CancellationToken);
            Assert.Equal(
                [(GateEventType.EquipmentIn, "Server Dell R760", "SN1", 1), (GateEventType.EquipmentIn, "Kabel", "", 6), (GateEventType.EquipmentOut, "Kabel", "", 2)],
                told.Passed.Select(row => (row.Happened.Type, row.Happened.What!, row.Happened.Serial!, row.Happened.Quantity!.Value)));
            Assert.Equal([("SN-1", 1), ("", 4)], told.Inside.Select(row => (row.Line.Item.Serial, row.Line.Inside)));
            Assert.Equal("Laptop HP", Assert.Single(told.Denied).Happened.What);
        }

        var others = await app.Get<EquipmentReport>().For(app.People.BandungGuard.ToActor(), July, BranchTime.HeadOffice, TestContext.Current.CancellationToken);
        Assert.Empty(others.Passed.Concat(others.Denied));
        Assert.Empty((await app.Get<EquipmentReport>().For(app.People.OtherClient.ToActor(), July, BranchTime.HeadOffice, TestContext.Current.CancellationToken)).Inside);
        var report = await app.Get<ReportMaker>().Make(guard.ToActor(), ReportKind.Equipment, July, TestContext.Current.CancellationToken);
        Assert.Equal(3, report.RowCount);
        Assert.DoesNotContain(report.Cover, fact => fact.Label == ReportWords.Say("Column.Agent"));
    }

    [Fact]
    public async Task Everybody_gets_the_own_rows_and_no_secret()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        await app.Approved();
        var permit = await app.Permit(await app.Approved());
        await app.Submitted(app.People.OtherClient);
        string[] secrets = [permit.Code, permit.People[0].IdLast4, "1990"];

        foreach (var (user, rows) in new[] { (app.People.Client, 2), (app.People.Colleague, 2), (app.People.OtherClient, 1), (app.People.Supervisor, 3), (app.People.BandungSupervisor, 0), (app.People.Admin, 3) })
        {
            var report = await app.Get<ReportMaker>().Make(user.ToActor(), ReportKind.Requests, July, TestContext.Current.CancellationToken);
            Assert.Equal(rows, report.RowCount);
            var cells = report.Tables.SelectMany(table => table.Rows.ToBlockingEnumerable()).SelectMany(row => row).Select(cell => $"{cell}").ToList();
            Assert.DoesNotContain(cells, secrets.Contains);
        }

        await Assert.ThrowsAsync<AccessDenied>(() => app.Get<ReportMaker>().Make(app.People.Guard.ToActor(), ReportKind.Requests, July));
        await Assert.ThrowsAsync<AccessDenied>(() => app.Get<ReportMaker>().Make(app.People.Agent.ToActor(), ReportKind.Fairness, July));
    }

    [Fact]
    public async Task Two_are_made_at_once_and_who_comes_when_too_many_wait_is_told()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var reader = app.People.Admin.ToActor();
        List<Export> exports = [];

        var broken = Assert.Throws<RuleBroken>(() =>
        {
            for (var asked = 0; asked < 200; asked++)
            {
                // Everybody asks for one: the two of one account are not what is full here.
                exports.Add(app.Get<ExportDesk>().Start(reader with { UserId = Guid.NewGuid() }, ReportKind.Requests, July));
                Assert.InRange(exports.Count(export => export.State == ExportState.Running), 0, ExportDesk.AtOnce);
            }
        });

        Assert.Equal("report.busy", broken.Code);
        Assert.True(exports.Count >= ExportDesk.AtOnce + ExportDesk.Waiting);
        await Task.WhenAll(exports.Select(export => export.Ended));
        Assert.All(exports, export => Assert.Equal(ExportState.Done, export.State));
        Assert.All(exports, export => Assert.True(new FileInfo(export.Path).Length > 1000));
        Assert.Null(app.Get<ExportDesk>().Find(exports[0].Id, app.People.Client.ToActor()));
        Assert.Same(exports[0], app.Get<ExportDesk>().Find(exports[0].Id, exports[0].Reader));
    }

    [Fact]
    public async Task Two_of_one_account_keep_nobody_else_from_theirs()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var (client, other) = (app.People.Client.ToActor(), app.People.OtherClient.ToActor());
        List<Export> exports = [];

        var broken = Assert.Throws<RuleBroken>(() =>
        {
            for (var asked = 0; asked < 200; asked++)
            {
                exports.Add(app.Get<ExportDesk>().Start(client, ReportKind.Requests, July));
            }
        });
        var others = app.Get<ExportDesk>().Start(other, ReportKind.Requests, July);

        Assert.Equal("report.yours-busy", broken.Code);
        await Task.WhenAll(exports.Append(others).Select(export => export.Ended));
        Assert.Equal(ExportState.Done, others.State);
        await app.Get<ExportDesk>().Start(client, ReportKind.Requests, July).Ended;
    }

    [Fact]
    public async Task Who_lost_the_rights_since_finds_no_export()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var supervisor = app.People.Supervisor.ToActor();
        var export = app.Get<ExportDesk>().Start(supervisor, ReportKind.Requests, July);
        await export.Ended;

        Assert.NotNull(app.Get<ExportDesk>().Find(export.Id, supervisor));
        Assert.Null(app.Get<ExportDesk>().Find(export.Id, null));
        Assert.Null(app.Get<ExportDesk>().Find(export.Id, supervisor with { Role = Role.Gate }));
        Assert.Null(app.Get<ExportDesk>().Find(export.Id, supervisor with { Branches = new HashSet<string> { "XYZ" } }));
    }

    [Fact]
    public async Task Whoever_leaves_takes_the_unmade_export_along()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var export = app.Get<ExportDesk>().Start(app.People.Admin.ToActor(), ReportKind.Requests, July);
        export.Leave();
        await export.Ended;

        // It was quicker, or it is gone; it never stays half made.
        Assert.Equal(export.State == ExportState.Done, File.Exists(export.Path));
        await app.Get<ExportDesk>().Start(app.People.Admin.ToActor(), ReportKind.Requests, July).Ended;
    }

    [Fact]
    public async Task What_nobody_fetched_is_erased_and_so_is_what_an_earlier_process_left()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var export = app.Get<ExportDesk>().Start(app.People.Admin.ToActor(), ReportKind.Requests, July);
        await export.Ended;
        var left = Path.Combine(Path.GetDirectoryName(export.Path)!, Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(left, "half", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(left, app.Clock.GetUtcNow().UtcDateTime - TimeSpan.FromDays(1));

        app.Clock.Advance(TimeSpan.FromMinutes(17));

        Assert.False(File.Exists(export.Path));
        Assert.False(File.Exists(left));
        Assert.Null(app.Get<ExportDesk>().Find(export.Id, app.People.Admin.ToActor()));
    }
}
