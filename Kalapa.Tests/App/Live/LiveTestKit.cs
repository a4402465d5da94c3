using System.Collections.Concurrent;
using System.Threading.Channels;
using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using Channel = System.Threading.Channels.Channel;

namespace Kalapa.Tests.App.Live;

/// <summary>A clock that is set by hand and knows how many timers live.</summary>
internal sealed class TestClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 3, 2, 0, 0, TimeSpan.Zero))
{
    private int _liveTimers;

    public int LiveTimers => Volatile.Read(ref _liveTimers);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _liveTimers);
        return new CountedTimer(this, base.CreateTimer(callback, state, dueTime, period));
    }

    private sealed class CountedTimer(TestClock clock, ITimer timer) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
                Interlocked.Decrement(ref clock._liveTimers);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

internal sealed class ErrorLog<T> : ILogger<T>
{
    private readonly Channel<Exception> _errors = Channel.CreateUnbounded<Exception>();

    public ValueTask<Exception> NextAsync() => _errors.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public bool IsEmpty => _errors.Reader.Count == 0;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel == LogLevel.Error)
            _errors.Writer.TryWrite(exception!);
    }
}

/// <summary>A watcher that notes each run, and can be made to get stuck in one.</summary>
internal sealed class Watcher
{
    private readonly Channel<IReadOnlyCollection<TicketChanged>> _runs = Channel.CreateUnbounded<IReadOnlyCollection<TicketChanged>>();

    /// <summary>What a run waits for.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    public int Unread => _runs.Reader.Count;

    public ValueTask<IReadOnlyCollection<TicketChanged>> NextAsync() => _runs.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public Task Hear() => HearChanges([]);

    public Task HearChanges(IReadOnlyCollection<TicketChanged> changes)
    {
        var until = Until;
        _runs.Writer.TryWrite(changes);
        return until;
    }
}

public sealed record TestRow(Guid Id, long Version = 1, int Place = 0, string Branch = "CBT") : IBoardRow, IComparable<TestRow>
{
    public AccessSubject Subject => new(Branch);

    public int CompareTo(TestRow? other) => Place.CompareTo(other?.Place);
}

/// <summary>A table that counts and can delay or refuse its reads.</summary>
internal sealed class TestSource : IBoardSource<TestRow>
{
    public ConcurrentDictionary<Guid, TestRow> Rows { get; } = new();

    public ConcurrentQueue<IReadOnlyCollection<Guid>> Reads { get; } = new();

    public int FullReads;

    public int VersionReads;

    public Exception? Refusal { get; set; }

    public Task Until { get; set; } = Task.CompletedTask;

    public TaskCompletionSource Entered { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Func<TicketChanged, bool> Concern { get; set; } = _ => true;

    public bool MayConcern(TicketChanged change) => Concern(change);

    public void Add(params TestRow[] rows) => Array.ForEach(rows, row => Rows[row.Id] = row);

    public Task<IReadOnlyList<TestRow>> ReadAll(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref FullReads);
        return AnswerAsync(Rows.Keys, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<Guid, long>> ReadVersions(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref VersionReads);
        return (await AnswerAsync(Rows.Keys, cancellationToken)).ToDictionary(row => row.Id, row => row.Version);
    }

    public Task<IReadOnlyList<TestRow>> Read(IReadOnlyCollection<Guid> changed, CancellationToken cancellationToken)
    {
        Reads.Enqueue(changed);
        return AnswerAsync(changed, cancellationToken);
    }

    // New objects each time, as a database gives them.
    private async Task<IReadOnlyList<TestRow>> AnswerAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        Entered.TrySetResult();
        await Until.WaitAsync(cancellationToken);
        if (Refusal is { } refusal)
            throw refusal;
        return [.. ids.Where(Rows.ContainsKey).Select(id => Rows[id] with { })];
    }
}

internal static class Make
{
    public static TicketChanged Change(Guid? ticket = null, TicketState state = TicketState.Queued) =>
        new(ticket ?? Guid.NewGuid(), Guid.NewGuid(), "CBT", Guid.NewGuid(), Guid.NewGuid(), null, state);
}

internal static class Workers
{
    /// <summary>Gives what must not happen every chance to happen, before a test says that it did not.</summary>
    public static async Task SettleAsync()
    {
        for (var round = 0; round < 20; round++)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.UnsafeQueueUserWorkItem(_ => turn.SetResult(), null);
            await turn.Task;
        }
    }

    /// <summary>Waits for what must happen.</summary>
    public static async Task UntilAsync(Func<bool> happened)
    {
        while (!happened())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await SettleAsync();
        }
    }
}
