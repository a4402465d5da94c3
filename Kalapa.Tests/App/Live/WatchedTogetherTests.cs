using Kalapa.App.Live;
using Xunit;

namespace Kalapa.Tests.App.Live;

public sealed class WatchedTogetherTests
{
    private readonly TestClock _clock = new();
    private readonly ErrorLog<WatchedTogetherTests> _log = new();
    private readonly List<Func<Task>> _boards = [];
    private readonly Watcher _watcher = new();

    [Fact]
    public async Task Two_boards_that_move_make_one_run_per_gap()
    {
        using var both = Watch();

        await _boards[0]();
        await _watcher.NextAsync();
        await _boards[0]();
        await _boards[1]();
        await Workers.SettleAsync();
        Assert.Equal(0, _watcher.Unread);

        _clock.Advance(LiveUpdates.TileGap);
        await _watcher.NextAsync();
        await Workers.SettleAsync();
        Assert.Equal(0, _watcher.Unread);
    }

    [Fact]
    public async Task After_disposal_nothing_runs_and_the_boards_are_left()
    {
        var left = 0;
        Watch(() => left++).Dispose();

        await _boards[0]();
        await Workers.SettleAsync();

        Assert.Equal((2, 0), (left, _watcher.Unread));
    }

    private WatchedTogether Watch(Action? leave = null) =>
        new(_watcher.Hear, LiveUpdates.TileGap, _clock, _log, callback => Join(callback, leave), callback => Join(callback, leave));

    private Leaving Join(Func<Task> callback, Action? leave)
    {
        _boards.Add(callback);
        return new Leaving(leave);
    }

    private sealed class Leaving(Action? leave) : IDisposable
    {
        public void Dispose() => leave?.Invoke();
    }
}
