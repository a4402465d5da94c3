using System.Diagnostics;
using Kalapa.App.Data;
using Kalapa.App.Demo;
using Kalapa.Domain.Audit;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>What was refused leaves its trace, whoever asked and by whatever door (R132, R82).</summary>
public sealed class DenialAuditTests(AppProcess app) : IClassFixture<AppProcess>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_and_a_file_that_one_may_not_have_are_in_the_audit_once_a_minute()
    {
        using var guard = await DemoVisitor.SignIn(app.Address, DemoPeople.Guard.Email!);
        foreach (var path in new[] { "/audit", "/audit", "/audit", $"/berkas/{Guid.NewGuid()}", $"/permintaan/{Guid.NewGuid()}", "/ini-tidak-ada", "/cek/X" })
        {
            await guard.Ask(path);
        }

        var rows = await Denied(DemoPeople.Guard.Id, count: 3);
        Assert.Equal(["/audit Forbidden", "/berkas NotFound", "/permintaan Forbidden"], rows.Select(row => $"{row.Values["page"]} {row.Values["answer"]}").Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(DemoPeople.Guard.DisplayName, row.ActorName));
    }

    [Fact]
    public async Task A_ticket_that_is_hidden_is_there_like_one_that_is_missing()
    {
        using var client = await DemoVisitor.SignIn(app.Address, DemoPeople.OtherClient.Email!);
        await client.Ask($"/permintaan/{Guid.NewGuid()}");
        var row = Assert.Single(await Denied(DemoPeople.OtherClient.Id, count: 1));
        Assert.Equal("/permintaan NotFound", $"{row.Values["page"]} {row.Values["answer"]}");
        Assert.DoesNotContain(row.Values.Values, value => value.Length > 20);
    }

    [Fact]
    public async Task Of_a_storm_the_first_is_written_at_once_and_the_rest_with_their_number()
    {
        await using var own = await TestApp.Start(Engine.Sqlite);
        var denied = own.Get<UnitOfWork>().Denied;
        var denial = new Denial(Denial.AuditType, own.People.Agent.Id, "Rina", "", new Dictionary<string, string> { ["page"] = "/audit" });
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => denied.Record(denial, own.Clock.GetUtcNow(), holdsGate: false)));
        Assert.Single(await own.Read(db => db.AuditEvents.ToListAsync(Cancellation)));

        own.Clock.Advance(TimeSpan.FromMinutes(1));
        await denied.Sweep(own.Clock.GetUtcNow(), Cancellation);
        await denied.Sweep(own.Clock.GetUtcNow(), Cancellation);

        var rows = await own.Read(db => db.AuditEvents.OrderBy(row => row.Seq).ToListAsync(Cancellation));
        Assert.Equal(2, rows.Count);
        Assert.Equal("49", rows[1].Values["more"]);
    }

    [Fact]
    public async Task However_many_ask_the_record_is_not_flooded()
    {
        await using var own = await TestApp.Start(Engine.Sqlite);
        var denied = own.Get<UnitOfWork>().Denied;
        for (var asker = 0; asker < 1_100; asker++)
        {
            await denied.Record(new("signin.failed", null, "", $"{asker}", new Dictionary<string, string>()), own.Clock.GetUtcNow(), holdsGate: false);
        }

        Assert.InRange(await own.Read(db => db.AuditEvents.CountAsync(Cancellation)), 1_000, 1_001);
    }

    // It is written after the answer, which these visitors do not wait to hear out: they break off at its first line.
    private async Task<List<AuditEvent>> Denied(Guid actorId, int count)
    {
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(50, Cancellation))
        {
            var rows = (await Denied()).Where(row => row.ActorId == actorId).ToList();
            if (rows.Count >= count || since.Elapsed > WaitLimit.Time)
            {
                return rows;
            }
        }
    }

    private async Task<List<AuditEvent>> Denied()
    {
        await using var node = TestApp.Build(Engine.Sqlite, app.ConnectionString, app.DataFolder, TimeProvider.System);
        await using var db = await node.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync(Cancellation);
        return [.. (await db.AuditEvents.AsNoTracking().Where(row => row.Type == Denial.AuditType).ToListAsync(Cancellation)).Where(row => row.Values.ContainsKey("page"))];
    }
}
