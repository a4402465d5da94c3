using System.Collections.Concurrent;
using Kalapa.App.Outages;
using Kalapa.Tests.App.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kalapa.Tests.App.Outages;

/// <summary>An outage is told from a bug, ends by itself, and is one line in the log when it begins and one when it is over.</summary>
public sealed class DatabaseOutageTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly FakeProbe _probe = new();
    private readonly LogLines _lines = new();
    private readonly ServiceProvider _services;
    private readonly DatabaseOutage _outage;

    public DatabaseOutageTests()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(_lines));
        services.AddSingleton<TimeProvider>(_clock).AddSingleton<IDatabaseProbe>(_probe).AddQuietLoggers();
        _services = services.BuildServiceProvider();
        _outage = _services.GetRequiredService<DatabaseOutage>();
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public void What_wraps_an_outage_is_one_and_a_bug_is_none()
    {
        Assert.True(_outage.Is(new InvalidOperationException("", new TimeoutException())));
        Assert.True(_outage.Is(new AggregateException(new ArgumentException(""), new InvalidOperationException("", new TimeoutException()))));
        Assert.True(_outage.Is(new OutcomeUnknownException(new IOException())));
        Assert.False(_outage.Is(new InvalidOperationException("", new NullReferenceException())));
        Assert.False(_outage.Is(null));
    }

    [Fact]
    public async Task A_database_that_answers_again_is_asked_again_and_one_that_does_not_is_spared()
    {
        _probe.Answers = false;
        _outage.Report(new TimeoutException());
        await Workers.UntilAsync(() => _outage.IsOn);
        Assert.Throws<DatabaseAwayException>(_outage.ThrowIfOn);

        var changes = 0;
        using (_outage.Listen(() => Interlocked.Increment(ref changes)))
        {
            _probe.Answers = true;
            await AskUntil(() => !_outage.IsOn);
        }

        _outage.ThrowIfOn();
        Assert.Equal(1, changes);
    }

    [Fact]
    public async Task One_lost_connection_stops_nobody_else()
    {
        _outage.Report(new TimeoutException());
        await Workers.UntilAsync(() => _probe.Asked > 0);
        await Workers.SettleAsync();
        Assert.False(_outage.IsOn);
    }

    [Fact]
    public async Task The_log_has_one_line_at_the_beginning_and_one_with_the_count_at_the_end()
    {
        var log = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Some.Category");
        _probe.Answers = false;
        for (var failure = 0; failure < 4500; failure++)
        {
            log.LogError(new InvalidOperationException("wrapped", new TimeoutException("away")), "Failed.");
        }

        await Workers.UntilAsync(() => _outage.IsOn);
        Assert.Equal("The database failed: away. Until it answers, calls that fail for this are counted and not logged one by one.", Assert.Single(_lines.All));

        _probe.Answers = true;
        await AskUntil(() => _lines.All.Count > 1);
        Assert.StartsWith("The database answers again; 4500 calls failed within", _lines.All.Last(), StringComparison.Ordinal);
        Assert.Equal(2, _lines.All.Count);
    }

    [Fact]
    public void A_bug_is_logged_as_ever()
    {
        _services.GetRequiredService<ILoggerFactory>().CreateLogger("Some.Category").LogError(new InvalidOperationException("bug"), "Broken.");
        Assert.Equal("Broken.", Assert.Single(_lines.All));
        Assert.Equal(0, _probe.Asked);
    }

    private async Task AskUntil(Func<bool> happened)
    {
        while (!happened())
        {
            _clock.Advance(DatabaseOutage.AskEvery);
            await Workers.SettleAsync();
        }
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
