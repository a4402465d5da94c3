using Kalapa.App.Data;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Data;

/// <summary>Of several nodes one does a timed job, and another when that one is gone.</summary>
public sealed class JobLeasesTests
{
    private const string Job = JobLeases.TimedWork;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_node_holds_a_job_as_long_as_it_renews_and_another_takes_over_when_it_is_gone()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var (first, second) = (Node(app), Node(app));

        for (var times = 0; times < 10; times++)
        {
            Assert.True(await first.Hold(Job, Cancellation));
            Assert.False(await second.Hold(Job, Cancellation));
            app.Clock.Advance(JobLeases.AskedEvery);
        }

        // The first is gone.
        app.Clock.Advance(JobLeases.Length - JobLeases.AskedEvery - TimeSpan.FromSeconds(1));
        Assert.False(await second.Hold(Job, Cancellation));
        app.Clock.Advance(JobLeases.AskedEvery);
        Assert.True(await second.Hold(Job, Cancellation));
        // It was only slow, and learns that it lost it.
        Assert.False(await first.Hold(Job, Cancellation));
    }

    [Fact]
    public async Task Each_job_has_a_lease_of_its_own()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var (first, second) = (Node(app), Node(app));

        Assert.True(await first.Hold(JobLeases.TimedWork, Cancellation));
        Assert.True(await second.Hold(JobLeases.PermitDrawing, Cancellation));
        Assert.Equal(JobLeases.Jobs.Order(), await app.Read(db => db.JobLeases.Select(row => row.Job).Order().ToListAsync()));
    }

    [Fact]
    public async Task Of_many_nodes_that_ask_at_once_one_gets_it()
    {
        await using var app = await TestApp.Start(Engine.MySql);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Node(app).Hold(Job, Cancellation)));

        Assert.Single(answers, isHeld => isHeld);
    }

    [Fact]
    public async Task A_process_that_owns_its_database_does_every_job()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);

        Assert.True(await app.Get<JobLeases>().Hold(Job, Cancellation));
        Assert.Equal(DateTimeOffset.UnixEpoch, await app.Read(db => db.JobLeases.Where(row => row.Job == Job).Select(row => row.Until).SingleAsync()));
    }

    private static JobLeases Node(TestApp app) =>
        new(app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<DatabaseEngine>() with { Changes = new ChangeLog() }, app.Clock);
}
