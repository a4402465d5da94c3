using System.Collections.Concurrent;
using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.App.Nodes;
using Kalapa.App.Outages;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Nodes;

/// <summary>A node's screens hear what another node committed.</summary>
public sealed class ChangeFollowerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_ticket_that_moves_on_one_node_is_told_on_the_other_by_the_second_or_at_once_when_woken(bool isWoken)
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var live = new LiveUpdates(TimeProvider.System, NullLogger<LiveUpdates>.Instance);
        var heard = new ConcurrentQueue<Guid>();
        using var watch = live.Subscribe(_ => true, changes => Keep(heard, changes), TimeSpan.Zero);
        using var follower = new ChangeFollower(
            app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<DatabaseEngine>() with { Changes = new ChangeLog() }, live, app.Get<Revocations>(),
            app.Get<DatabaseOutage>(), app.Clock, NullLogger<ChangeFollower>.Instance);
        await follower.StartAsync(TestContext.Current.CancellationToken);

        var id = await app.Submitted();
        Assert.Empty(heard);
        using var limit = new CancellationTokenSource(WaitLimit.Time);
        while (!heard.Contains(id))
        {
            if (isWoken)
            {
                follower.Wake();
            }
            else
            {
                app.Clock.Advance(ChangeFollower.Every);
            }

            await Task.Delay(10, limit.Token);
        }

        await follower.StopAsync(TestContext.Current.CancellationToken);
    }

    private static Task Keep(ConcurrentQueue<Guid> heard, IReadOnlyCollection<TicketChanged> changes)
    {
        foreach (var change in changes)
        {
            heard.Enqueue(change.TicketId);
        }

        return Task.CompletedTask;
    }
}
