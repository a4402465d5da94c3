using Kalapa.App.Live;
using Xunit;

namespace Kalapa.Tests.App.Live;

public sealed class BoardTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly TestSource _source = new();
    private readonly ErrorLog<Board<TestRow>> _log = new();
    private readonly LiveUpdates _updates;
    private readonly Board<TestRow> _board;
    private readonly Watcher _watcher = new();

    public BoardTests()
    {
        _updates = new(_clock, new ErrorLog<LiveUpdates>());
        _board = new(_source, _updates, _clock, _log);
    }

    public void Dispose() => _board.Dispose();

    [Fact]
    public async Task Rows_come_in_board_order_and_say_when_they_were_read()
    {
        TestRow first = new(Guid.NewGuid(), Place: 1), second = new(Guid.NewGuid(), Place: 2);
        _source.Add(second, first);
        Assert.Null(_board.AsOf);

        await HealAsync();

        Assert.Equal([first, second], _board.For(_ => true));
        Assert.Equal(_clock.GetUtcNow(), _board.AsOf);
    }

    [Fact]
    public async Task Each_watcher_gets_only_what_its_rights_and_filter_show()
    {
        TestRow here = new(Guid.NewGuid(), Place: 1), far = new(Guid.NewGuid(), Place: 9), there = new(Guid.NewGuid(), Branch: "SBY");
        _source.Add(here, far, there);
        await HealAsync();

        Assert.Equal([here], _board.For(subject => subject.BranchCode == "CBT", row => row.Place < 5));
        Assert.Equal([there], _board.For(subject => subject.BranchCode == "SBY"));
    }

    [Fact]
    public async Task One_change_is_one_read_of_one_row_however_many_watch()
    {
        TestRow changed = new(Guid.NewGuid(), Place: 1), same = new(Guid.NewGuid(), Place: 2);
        _source.Add(changed, same);
        await HealAsync();
        var before = _board.For(_ => true);
        var watchers = Enumerable.Range(0, 10).Select(_ => new Watcher()).ToList();
        watchers.ForEach(watcher => _board.Subscribe(watcher.Hear));
        _source.Add(changed with { Version = 2 });

        _updates.Publish(Make.Change(changed.Id));
        foreach (var watcher in watchers)
            await watcher.NextAsync();

        Assert.Equal([changed.Id], Assert.Single(_source.Reads));
        Assert.Equal(1, _source.FullReads);
        var after = _board.For(_ => true);
        Assert.Equal(2, after[0].Version);
        Assert.Same(before[1], after[1]);
    }

    [Fact]
    public async Task Changes_during_a_read_become_one_next_read()
    {
        await HealAsync();
        var database = new TaskCompletionSource();
        _source.Until = database.Task;
        _source.Entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TestRow one = new(Guid.NewGuid()), other = new(Guid.NewGuid());
        _updates.Publish(Make.Change());
        await _source.Entered.Task;

        _source.Add(one, other);
        _updates.Publish(Make.Change(one.Id));
        _updates.Publish(Make.Change(other.Id));
        _updates.Publish(Make.Change(one.Id));
        await Workers.SettleAsync();
        Assert.Single(_source.Reads);

        _board.Subscribe(_watcher.Hear);
        database.SetResult();
        await _watcher.NextAsync();
        Assert.Equal(2, _source.Reads.Count);
        Assert.Equal(new[] { one.Id, other.Id }.Order(), _source.Reads.Last().Order());
        Assert.Equal(2, _board.For(_ => true).Count);
    }

    [Fact]
    public async Task A_burst_of_changes_is_read_together_after_the_first_of_them()
    {
        List<TestRow> rows = [.. Enumerable.Range(0, 500).Select(at => new TestRow(Guid.NewGuid(), Place: at))];
        _source.Add([.. rows]);
        await HealAsync();

        foreach (var row in rows)
        {
            _source.Add(row with { Version = 2 });
            _updates.Publish(Make.Change(row.Id));
        }

        await Workers.UntilAsync(() => _board.For(_ => true).All(row => row.Version == 2));
        Assert.InRange(_source.Reads.Count, 1, rows.Count / 10);
    }

    [Fact]
    public async Task What_concerns_no_row_is_not_read()
    {
        var row = new TestRow(Guid.NewGuid());
        _source.Add(row);
        await HealAsync();
        _source.Concern = change => change.TicketId == row.Id;
        _source.Add(row with { Version = 2 });

        _updates.Publish(Make.Change());
        _updates.Publish(Make.Change(row.Id));

        await Workers.UntilAsync(() => _board.For(_ => true)[0].Version == 2);
        Assert.Equal([row.Id], Assert.Single(_source.Reads));
    }

    [Fact]
    public async Task Row_that_the_source_no_longer_knows_leaves_the_board()
    {
        var row = new TestRow(Guid.NewGuid());
        _source.Add(row);
        await HealAsync();
        _board.Subscribe(_watcher.Hear);
        _source.Rows.Clear();

        _updates.Publish(Make.Change(row.Id));
        await _watcher.NextAsync();

        Assert.Empty(_board.For(_ => true));
    }

    [Fact]
    public async Task Change_that_touches_no_row_tells_nobody()
    {
        _source.Add(new TestRow(Guid.NewGuid()));
        await HealAsync();
        _board.Subscribe(_watcher.Hear);
        _source.Entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        _updates.Publish(Make.Change());
        await _source.Entered.Task;
        await Workers.SettleAsync();

        Assert.Equal(0, _watcher.Unread);
    }

    [Fact]
    public async Task Watchers_are_told_at_once_and_then_once_per_gap()
    {
        var row = new TestRow(Guid.NewGuid());
        _source.Add(row);
        await HealAsync();
        _board.Subscribe(_watcher.Hear);

        for (var version = 2; version < 10; version++)
        {
            _source.Add(row with { Version = version });
            _updates.Publish(Make.Change(row.Id));
            await Workers.UntilAsync(() => _board.For(_ => true)[0].Version == version);
            if (version == 2)
                await _watcher.NextAsync();
        }

        await Workers.SettleAsync();
        Assert.Equal(0, _watcher.Unread);
        _clock.Advance(LiveUpdates.ListGap);
        await _watcher.NextAsync();
        await Workers.SettleAsync();
        Assert.Equal(0, _watcher.Unread);
        Assert.Equal(9, Assert.Single(_board.For(_ => true)).Version);
    }

    [Fact]
    public async Task Failed_read_is_logged_keeps_the_old_rows_and_heals_by_itself()
    {
        var row = new TestRow(Guid.NewGuid());
        _source.Add(row);
        await HealAsync();
        _board.Subscribe(_watcher.Hear);
        _source.Add(row with { Version = 2 });
        _source.Refusal = new TimeoutException();

        _updates.Publish(Make.Change(row.Id));
        Assert.Same(_source.Refusal, await _log.NextAsync());
        Assert.Equal(1, Assert.Single(_board.For(_ => true)).Version);
        // The failed reader has left once another was let in, to fail as well.
        await HealAsync();

        _source.Refusal = null;
        _clock.Advance(Board<TestRow>.RetryAfter);
        await _watcher.NextAsync();
        Assert.Equal(2, Assert.Single(_board.For(_ => true)).Version);
    }

    [Fact]
    public async Task After_a_failed_read_the_next_change_reads_everything()
    {
        TestRow missed = new(Guid.NewGuid()), next = new(Guid.NewGuid());
        await HealAsync();
        _source.Add(missed);
        _source.Refusal = new TimeoutException();
        _updates.Publish(Make.Change(missed.Id));
        await _log.NextAsync();
        _board.Subscribe(_watcher.Hear);
        _source.Refusal = null;
        _source.Add(next);

        _updates.Publish(Make.Change(next.Id));
        await _watcher.NextAsync();

        Assert.Equal(2, _board.For(_ => true).Count);
    }

    [Fact]
    public async Task Lost_message_heals_with_the_heartbeat_and_the_time_shown_moves_on()
    {
        await HealAsync();
        _board.Subscribe(_watcher.Hear);
        _source.Add(new TestRow(Guid.NewGuid()));

        _clock.Advance(Board<TestRow>.Heartbeat);
        await _watcher.NextAsync();

        Assert.Single(_board.For(_ => true));
        Assert.Equal(_clock.GetUtcNow(), _board.AsOf);
    }

    [Fact]
    public async Task Heartbeat_reads_no_row_that_the_board_has()
    {
        TestRow same = new(Guid.NewGuid(), Place: 1), changed = new(Guid.NewGuid(), Place: 2), gone = new(Guid.NewGuid(), Place: 3), missed = new(Guid.NewGuid(), Place: 4);
        _source.Add(same, changed, gone);
        await HealAsync();
        _board.Subscribe(_watcher.Hear);
        _source.Rows.Remove(gone.Id, out _);
        _source.Add(changed with { Version = 2 }, missed);

        _clock.Advance(Board<TestRow>.Heartbeat);
        await _watcher.NextAsync();

        Assert.Equal((1, 1), (_source.FullReads, _source.VersionReads));
        Assert.Equal(new[] { changed.Id, gone.Id, missed.Id }.Order(), Assert.Single(_source.Reads).Order());
        Assert.Equal([(1, 1), (2, 2), (4, 1)], _board.For(_ => true).Select(row => (row.Place, (int)row.Version)));
    }

    [Fact]
    public async Task Heartbeat_that_finds_nothing_new_moves_the_time_alone()
    {
        _source.Add(new TestRow(Guid.NewGuid()));
        await HealAsync();
        var before = _board.Made(rows => new List<TestRow>(rows));

        _clock.Advance(Board<TestRow>.Heartbeat);
        await Workers.UntilAsync(() => _board.AsOf == _clock.GetUtcNow());

        Assert.Same(before, _board.Made(rows => new List<TestRow>(rows)));
        Assert.Empty(_source.Reads);
    }

    [Fact]
    public async Task What_is_made_of_the_rows_is_made_once_for_each_state_of_the_board()
    {
        var row = new TestRow(Guid.NewGuid());
        _source.Add(row);
        await HealAsync();
        var first = _board.Made(rows => new List<TestRow>(rows));
        Assert.Same(first, _board.Made<List<TestRow>>(_ => throw new InvalidOperationException("made already")));

        _source.Add(row with { Version = 2 });
        await HealAsync();

        Assert.Equal(2, Assert.Single(_board.Made(rows => new List<TestRow>(rows))).Version);
    }

    [Fact]
    public async Task One_row_is_found_by_its_id_within_the_rights()
    {
        TestRow here = new(Guid.NewGuid()), there = new(Guid.NewGuid(), Branch: "SBY");
        _source.Add(here, there);
        await HealAsync();

        Assert.Equal(here, _board.Find(here.Id, subject => subject.BranchCode == "CBT"));
        Assert.Null(_board.Find(there.Id, subject => subject.BranchCode == "CBT"));
        Assert.Null(_board.Find(Guid.NewGuid(), _ => true));
    }

    [Fact]
    public async Task Whatever_changes_in_whatever_portions_the_board_is_what_the_source_has_in_order()
    {
        var random = new Random(11);
        List<TestRow> known = [.. Enumerable.Range(0, 60).Select(place => new TestRow(Guid.NewGuid(), Place: place / 2))];
        _source.Add([.. known]);
        await HealAsync();
        for (var round = 0; round < 200; round++)
        {
            var before = _board.For(_ => true);
            List<Guid> changed = [];
            for (var act = random.Next(1, 6); act > 0; act--)
            {
                var row = known[random.Next(known.Count)];
                changed.Add(row.Id);
                if (random.Next(3) == 0)
                    _source.Rows.Remove(row.Id, out _);
                else
                    _source.Add(row with { Version = round + 2, Place = random.Next(30) });
            }

            changed.ForEach(id => _updates.Publish(Make.Change(id)));
            await Workers.UntilAsync(() => _board.For(_ => true).Select(row => (row.Id, row.Version)).ToHashSet().SetEquals(_source.Rows.Values.Select(row => (row.Id, row.Version))));

            var after = _board.For(_ => true);
            Assert.Equal(_source.Rows.Values.OrderBy(row => row.Place).ThenBy(row => row.Id), after);
            Assert.All(before.Where(row => !changed.Contains(row.Id)), row => Assert.Same(row, after.Single(now => now.Id == row.Id)));
        }
    }

    [Fact]
    public async Task Hanging_read_collects_no_heartbeats_behind_it()
    {
        var database = new TaskCompletionSource();
        _source.Until = database.Task;
        var first = _board.HealAsync(TestContext.Current.CancellationToken);

        for (var beat = 0; beat < 10; beat++)
            _clock.Advance(Board<TestRow>.Heartbeat);
        database.SetResult();
        await first;
        await Workers.SettleAsync();

        Assert.Equal(1, _source.FullReads);
    }

    [Fact]
    public async Task Closed_board_reads_and_tells_no_more_and_leaves_no_timer()
    {
        await HealAsync();
        _board.Subscribe(_watcher.Hear);

        _board.Dispose();
        _updates.Publish(Make.Change());
        _clock.Advance(Board<TestRow>.Heartbeat);
        await Workers.SettleAsync();

        Assert.Empty(_source.Reads);
        Assert.Equal(1, _source.FullReads);
        Assert.Equal(0, _clock.LiveTimers);
        Assert.Equal(0, _watcher.Unread);
    }

    private Task HealAsync() => _board.HealAsync(TestContext.Current.CancellationToken);
}
