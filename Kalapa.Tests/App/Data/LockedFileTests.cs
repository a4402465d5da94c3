using System.Diagnostics;
using Kalapa.App.Features.Intake;
using Kalapa.App.Outages;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Kalapa.Tests.App.Data;

/// <summary>Another process holds the SQLite file: whoever writes is told soon that nothing was done, and whoever reads goes on.</summary>
public sealed class LockedFileTests
{
    [Fact]
    public async Task A_verb_says_that_nothing_was_done_and_works_once_the_lock_is_gone()
    {
        var address = "";
        await using var app = await TestApp.Start(Engine.Sqlite, address: given => address = given);
        var id = await app.Draft();
        await using var other = new SqliteConnection(address);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        var since = Stopwatch.GetTimestamp();
        await using (var held = other.BeginTransaction(deferred: false))
        {
            await Assert.ThrowsAsync<NothingDoneException>(() => app.Get<SubmitRequest>().Run(app.People.Client.Id, id));
            Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromMilliseconds(WaitLimit.Milliseconds));
            Assert.Equal(TicketState.Draft, (await app.Ticket(id)).State);
            Assert.False(app.Get<DatabaseOutage>().IsOn);
        }

        await app.Get<SubmitRequest>().Run(app.People.Client.Id, id);
        Assert.Equal(TicketState.Queued, (await app.Ticket(id)).State);
    }
}
