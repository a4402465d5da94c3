using System.Collections.Concurrent;
using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.App.Nodes;
using Kalapa.App.Outages;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Nodes;

/// <summary>Redis makes news quick; whether it is there decides nothing.</summary>
public sealed class RedisSignalTests
{
    [Fact]
    public async Task A_redis_that_is_not_there_is_said_once_and_its_coming_makes_news_quick()
    {
        await using var redis = RedisProcess.Prepare();
        await using var app = await TestApp.Start(Engine.MySql);
        var lines = new Lines();
        using var here = new Node(app, redis.Address, lines);
        using var there = new Node(app, redis.Address, new Lines());

        // Nobody waits for it.
        await here.Start();
        await there.Start();
        await Until(() => here.Delay.IsOn && there.Delay.IsOn && !lines.Written.IsEmpty);
        Assert.Single(lines.Written);

        await redis.Start();
        await Until(() => !here.Delay.IsOn && !there.Delay.IsOn);
        await CommitOn(app, there.Changes);
        // The clock that the log is read by stands still.
        await Until(() => here.Heard == 1);

        await redis.Kill();
        await Until(() => here.Delay.IsOn && Warnings() == 2);
        await CommitOn(app, there.Changes);
        app.Clock.Advance(ChangeFollower.Every);
        await Until(() => here.Heard == 2);
        Assert.Equal(2, Warnings());

        int Warnings() => lines.Written.Count(line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("redis:6379", true)]
    [InlineData("redis", true)]
    [InlineData("10.0.0.1:6379,password=rahasia,ssl=true", true)]
    [InlineData("redis://redis:6379", false)]
    [InlineData("redis:6379,pasword=rahasia", false)]
    [InlineData("", false)]
    [InlineData("password=rahasia", false)]
    public void An_address_is_judged_without_asking_whether_anybody_is_there(string value, bool isAddress) => Assert.Equal(isAddress, RedisSignal.IsAddress(value));

    private static async Task CommitOn(TestApp app, ChangeLog node)
    {
        await using var db = await app.Get<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        var row = node.Add(db, new() { Accounts = [new(Guid.NewGuid(), null)] }, app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        node.Committed(row);
    }

    private static async Task Until(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(WaitLimit.Time);
        while (!isSo())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    /// <summary>What makes a node one of several.</summary>
    private sealed class Node : IDisposable
    {
        private readonly ChangeFollower _follower;
        private readonly RedisSignal _signal;
        private readonly IDisposable _watch;
        private int _heard;

        public Node(TestApp app, string redis, Lines lines)
        {
            var engine = app.Get<DatabaseEngine>() with { Changes = Changes };
            var live = new LiveUpdates(TimeProvider.System, NullLogger<LiveUpdates>.Instance);
            _watch = live.SubscribeAccounts(_ => true, Hear, TimeSpan.Zero);
            _follower = new(
                app.Get<IDbContextFactory<KalapaDbContext>>(), engine, live, app.Get<Revocations>(), app.Get<DatabaseOutage>(), app.Clock, NullLogger<ChangeFollower>.Instance);
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(RedisSignal.Key, (string?)redis)]).Build();
            _signal = new(configuration, engine, _follower, Delay, TimeProvider.System, lines);
        }

        public ChangeLog Changes { get; } = new();

        public DelayNotice Delay { get; } = new();

        public int Heard => Volatile.Read(ref _heard);

        public async Task Start()
        {
            await _follower.StartAsync(TestContext.Current.CancellationToken);
            await _signal.StartAsync(TestContext.Current.CancellationToken);
        }

        public void Dispose()
        {
            _signal.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
            _follower.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
            _signal.Dispose();
            _follower.Dispose();
            _watch.Dispose();
        }

        private Task Hear()
        {
            Interlocked.Increment(ref _heard);
            return Task.CompletedTask;
        }
    }

    private sealed class Lines : ILogger<RedisSignal>
    {
        public ConcurrentQueue<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue($"{logLevel} {formatter(state, exception)}");
    }
}
