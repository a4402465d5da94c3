using Kalapa.App.Live;
using Kalapa.Domain.Tickets;
using Xunit;

namespace Kalapa.Tests.App.Live;

public sealed class LiveUpdatesTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    private readonly TestClock _clock = new();
    private readonly ErrorLog<LiveUpdates> _log = new();
    private readonly LiveUpdates _updates;
    private readonly Watcher _watcher = new();

    public LiveUpdatesTests() => _updates = new(_clock, _log);

    [Fact]
    public async Task First_change_is_delivered_at_once()
    {
        using var subscription = _updates.Subscribe(_ => true, _watcher.HearChanges);
        var change = Make.Change();

        _updates.Publish(change);

        Assert.Equal([change], await _watcher.NextAsync());
    }

    [Fact]
    public async Task Who_was_told_is_not_lost_when_changes_are_one()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var ticket = Guid.NewGuid();
        var stuck = new TaskCompletionSource();
        _watcher.Until = stuck.Task;
        using var subscription = _updates.Subscribe(_ => true, _watcher.HearChanges, TimeSpan.Zero);
        _updates.Publish(Make.Change());
        await _watcher.NextAsync();

        _updates.Publish(Make.Change(ticket) with { Notified = new HashSet<Guid> { first } });
        _updates.Publish(Make.Change(ticket));
        _updates.Publish(Make.Change(ticket) with { Notified = new HashSet<Guid> { second } });
        stuck.SetResult();

        var heard = Assert.Single(await _watcher.NextAsync());
        Assert.Equal([first, second], heard.Notified);
    }

    [Fact]
    public async Task Of_two_changes_to_a_ticket_the_one_that_was_committed_later_counts_though_it_was_heard_of_before_the_other()
    {
        var (here, elsewhere) = (Guid.NewGuid(), Guid.NewGuid());
        var ticket = Guid.NewGuid();
        var stuck = new TaskCompletionSource();
        _watcher.Until = stuck.Task;
        using var subscription = _updates.Subscribe(_ => true, _watcher.HearChanges, TimeSpan.Zero);
        _updates.Publish(Make.Change());
        await _watcher.NextAsync();

        _updates.Publish(Make.Change(ticket) with { State = TicketState.Approved, Number = 12, Notified = new HashSet<Guid> { here } });
        _updates.Publish(Make.Change(ticket) with { State = TicketState.Escalated, Number = 11, Notified = new HashSet<Guid> { elsewhere } });
        stuck.SetResult();

        var heard = Assert.Single(await _watcher.NextAsync());
        Assert.Equal(TicketState.Approved, heard.State);
        Assert.Equal(new[] { here, elsewhere }.Order(), heard.Notified.Order());
    }

    [Fact]
    public async Task Watcher_runs_on_a_worker_thread_and_knows_nothing_of_the_publisher()
    {
        var ran = new TaskCompletionSource<(bool Worker, string? Ambient)>();
        using var subscription = _updates.Subscribe(_ => true, () =>
        {
            ran.SetResult((Thread.CurrentThread.IsThreadPoolThread, Ambient.Value));
            return Task.CompletedTask;
        });
        var publisher = new Thread(() =>
        {
            Ambient.Value = "the publisher's request";
            _updates.Publish(Make.Change());
        });

        publisher.Start();

        Assert.Equal((true, null), await ran.Task);
    }

    [Fact]
    public async Task Publisher_and_other_watchers_do_not_wait_for_a_stuck_one()
    {
        using var release = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stuck = _updates.Subscribe(_ => true, () =>
        {
            entered.SetResult();
            release.Wait(TestContext.Current.CancellationToken);
            return Task.CompletedTask;
        });
        using var other = _updates.Subscribe(_ => true, _watcher.HearChanges);

        _updates.Publish(Make.Change());
        await entered.Task;
        await _watcher.NextAsync();
        var later = Make.Change();
        _updates.Publish(later);
        _clock.Advance(LiveUpdates.ListGap);

        Assert.Equal([later], await _watcher.NextAsync());
        release.Set();
    }

    [Fact]
    public async Task At_most_one_run_waits_and_it_gets_the_newest_of_each_ticket()
    {
        var busy = new TaskCompletionSource();
        _watcher.Until = busy.Task;
        using var subscription = _updates.Subscribe(_ => true, _watcher.HearChanges);
        _updates.Publish(Make.Change());
        await _watcher.NextAsync();
        var one = Guid.NewGuid();
        var other = Make.Change();

        _updates.Publish(Make.Change(one, TicketState.Queued));
        _updates.Publish(other);
        for (var i = 0; i < 100; i++)
            _updates.Publish(Make.Change(one, TicketState.InReview));
        _clock.Advance(LiveUpdates.ListGap);
        _watcher.Until = Task.CompletedTask;
        busy.SetResult();

        var second = await _watcher.NextAsync();
        Assert.Equal(2, second.Count);
        Assert.Contains(other, second);
        Assert.Equal(TicketState.InReview, second.Single(change => change.TicketId == one).State);
        _clock.Advance(LiveUpdates.ListGap);
        await Workers.SettleAsync();
        Assert.Equal(0, _watcher.Unread);
    }

    [Fact]
    public async Task Watcher_is_never_run_twice_at_once()
    {
        var busy = new TaskCompletionSource();
        _watcher.Until = busy.Task;
        using var subscription = _updates.Subscribe(_ => true, _watcher.HearChanges);
        _updates.Publish(Make.Change());
        await _watcher.NextAsync();

        _updates.Publish(Make.Change());
        _clock.Advance(LiveUpdates.TileGap);
        await Workers.SettleAsync();

        Assert.Equal(0, _watcher.Unread);
        busy.SetResult();
        await _watcher.NextAsync();
    }

    [Theory]
    [InlineData(null, 250)]
    [InlineData(2000, 2000)]
    public async Task Second_run_waits_for_the_gap(int? gap, int expected)
    {
        using var subscription = _updates.Subscribe(
            _ => true, _watcher.HearChanges, gap is { } given ? TimeSpan.FromMilliseconds(given) : null);
        _updates.Publish(Make.Change());
        await _watcher.NextAsync();
        await Workers.SettleAsync();

        _updates.Publish(Make.Change());
        _clock.Advance(TimeSpan.FromMilliseconds(expected - 1));
        await Workers.SettleAsync();
        Assert.Equal(0, _watcher.Unread);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Single(await _watcher.NextAsync());
    }

    [Fact]
    public async Task Change_that_concerns_somebody_else_neither_wakes_nor_delays()
    {
        var mine = Make.Change();
        using var subscription = _updates.Subscribe(change => change == mine, _watcher.HearChanges);

        _updates.Publish(Make.Change());
        await Workers.SettleAsync();
        Assert.Equal(0, _watcher.Unread);

        _updates.Publish(mine);
        Assert.Equal([mine], await _watcher.NextAsync());
    }

    [Fact]
    public async Task Rights_count_when_a_change_is_delivered_not_when_it_is_published()
    {
        var mayList = true;
        var asked = 0;
        using var subscription = _updates.Subscribe(_ =>
        {
            var may = Volatile.Read(ref mayList);
            Interlocked.Increment(ref asked);
            return may;
        }, _watcher.HearChanges);
        _updates.Publish(Make.Change());
        await _watcher.NextAsync();

        _updates.Publish(Make.Change());
        Volatile.Write(ref mayList, false);
        _clock.Advance(LiveUpdates.ListGap);
        await Workers.UntilAsync(() => Volatile.Read(ref asked) == 2);
        await Workers.SettleAsync();
        Assert.Equal(0, _watcher.Unread);

        Volatile.Write(ref mayList, true);
        var later = Make.Change();
        _updates.Publish(later);
        Assert.Equal([later], await _watcher.NextAsync());
    }

    [Fact]
    public async Task Failing_watcher_is_logged_alone_and_stays_subscribed()
    {
        var failure = new InvalidOperationException("broken page");
        var fails = true;
        using var failing = _updates.Subscribe(_ => true, changes =>
            Volatile.Read(ref fails) ? throw failure : _watcher.HearChanges(changes));
        var healthy = new Watcher();
        using var other = _updates.Subscribe(_ => true, healthy.HearChanges);

        _updates.Publish(Make.Change());
        Assert.Same(failure, await _log.NextAsync());
        await healthy.NextAsync();

        Volatile.Write(ref fails, false);
        _updates.Publish(Make.Change());
        await Workers.SettleAsync();
        _clock.Advance(LiveUpdates.ListGap);
        await _watcher.NextAsync();
        await healthy.NextAsync();
        Assert.True(_log.IsEmpty);
    }

    [Fact]
    public async Task Nothing_runs_after_disposal_and_no_timer_is_left()
    {
        var subscription = _updates.Subscribe(_ => true, _watcher.HearChanges);
        _updates.Publish(Make.Change());
        await _watcher.NextAsync();
        _updates.Publish(Make.Change());
        await Workers.UntilAsync(() => _clock.LiveTimers == 1);

        subscription.Dispose();

        Assert.Equal(0, _clock.LiveTimers);
        _updates.Publish(Make.Change());
        _clock.Advance(LiveUpdates.TileGap);
        await Workers.SettleAsync();
        Assert.Equal(0, _watcher.Unread);
    }

    [Fact]
    public async Task Run_that_is_under_way_at_disposal_ends_quietly_and_is_the_last()
    {
        var busy = new TaskCompletionSource();
        _watcher.Until = busy.Task;
        var subscription = _updates.Subscribe(_ => true, _watcher.HearChanges);
        _updates.Publish(Make.Change());
        await _watcher.NextAsync();
        _updates.Publish(Make.Change());

        subscription.Dispose();
        busy.SetException(new ObjectDisposedException("page"));
        await Workers.SettleAsync();
        _clock.Advance(LiveUpdates.TileGap);
        await Workers.SettleAsync();

        Assert.Equal(0, _watcher.Unread);
        Assert.Equal(0, _clock.LiveTimers);
        Assert.True(_log.IsEmpty);
    }

    [Fact]
    public async Task Gap_leaves_no_timer_behind_when_it_is_over()
    {
        using var subscription = _updates.Subscribe(_ => true, _watcher.HearChanges);
        for (var round = 0; round < 5; round++)
        {
            _updates.Publish(Make.Change());
            _clock.Advance(LiveUpdates.ListGap);
            await _watcher.NextAsync();
            await Workers.SettleAsync();
        }

        Assert.Equal(0, _clock.LiveTimers);
    }
}
