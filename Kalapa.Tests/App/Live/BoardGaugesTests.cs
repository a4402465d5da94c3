using Kalapa.App.Live;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Live;

public sealed class BoardGaugesTests
{
    [Fact]
    public async Task The_line_and_the_sites_are_figures()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        await Scenes.Inside(app);
        await Scenes.Queued(app);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        var (tickets, permits) = (app.Get<Board<TicketRow>>(), app.Get<Board<PermitRow>>());
        await tickets.HealAsync(TestContext.Current.CancellationToken);
        await permits.HealAsync(TestContext.Current.CancellationToken);
        using var gauges = new BoardGauges(tickets, permits, app.Clock);
        using InstrumentListener<int> length = new("kalapa.queue.length"), inside = new("kalapa.people.inside");
        using InstrumentListener<double> wait = new("kalapa.queue.oldest_wait");

        Assert.Contains((1, "branch=CBT"), length.Ask());
        Assert.Contains((1, "branch=CBT"), inside.Ask());
        Assert.Contains(wait.Ask(), asked => asked.Value is >= 20 * 60 and < 21 * 60);
    }
}
