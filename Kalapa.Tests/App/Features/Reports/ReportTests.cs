using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Reports;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
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

        var row = Assert.Single(await app.Get<RequestRegister>().For(app.People.Supervisor.ToActor(), July, BranchTime.HeadOffice, TestContext.Current.CancellationToken));

        Assert.Equal((id, "PT Nusantara", "Sari", "Rina"), (row.Ticket.Id, row.Company, row.Requester, row.Owner));
        Assert.Equal(app.Clock.GetUtcNow(), row.ClaimedAt);
        Assert.Equal(TimeSpan.FromHours(2), row.Held[Holder.Queue]);
        Assert.Null(row.EndedAt);
        Assert.Empty(await app.Get<RequestRegister>().For(app.People.Supervisor.ToActor(), July with { From = new(2026, 7, 7) }, BranchTime.HeadOffice, TestContext.Current.CancellationToken));
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
        await app.Get<PassGate>().CheckIn(guard.Id, permit.Id, came.PersonId, idSeen: true);
        await app.Get<PassGate>().CheckIn(guard.Id, permit.Id, absent.PersonId, idSeen: false);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.Get<PassGate>().CheckOut(guard.Id, permit.Id, came.PersonId, workDone: false);
        app.Clock.SetUtcNow(permit.Window.End.AddMinutes(1));

        var told = await app.Get<VisitReport>().For(guard.ToActor(), July, BranchTime.HeadOffice, TestContext.Current.CancellationToken);

        var row = Assert.Single(told.People, row => row.Person.PersonId == came.PersonId);
        Assert.Equal((VisitOutcome.Arrived, permit.Window.Start, permit.Window.Start.AddHours(1)), (row.Outcome, row.FirstIn!.Value, row.LastOut!.Value));
        var other = Assert.Single(told.People, row => row.Person.PersonId == absent.PersonId);
        Assert.Equal((VisitOutcome.NoShow, 1), (other.Outcome, other.Denied));
        Assert.Equal((DenyCode.IdMismatch, absent.FullName), (Assert.Single(told.Denials).Happened.DenyCode, told.Denials[0].Person));
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
            var cells = report.Tables.SelectMany(table => table.Rows).SelectMany(row => row).Select(cell => $"{cell}").ToList();
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
                exports.Add(app.Get<ExportDesk>().Start(reader, ReportKind.Requests, July));
                Assert.InRange(exports.Count(export => export.State == ExportState.Running), 0, ExportDesk.AtOnce);
            }
        });

        Assert.Equal("report.busy", broken.Code);
        Assert.True(exports.Count >= ExportDesk.AtOnce + ExportDesk.Waiting);
        await Task.WhenAll(exports.Select(export => export.Ended));
        Assert.All(exports, export => Assert.Equal(ExportState.Done, export.State));
        Assert.All(exports, export => Assert.True(new FileInfo(export.Path).Length > 1000));
        Assert.Null(app.Get<ExportDesk>().Find(exports[0].Id, app.People.Client.Id));
        Assert.Same(exports[0], app.Get<ExportDesk>().Find(exports[0].Id, reader.UserId));

        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await app.Get<ExportDesk>().Start(reader, ReportKind.Requests, July).Ended;
        Assert.False(File.Exists(exports[0].Path));
    }
}
