using System.Globalization;
using Kalapa.App.Data;
using Kalapa.App.Live;
using StackExchange.Redis;

namespace Kalapa.App.Nodes;

/// <summary>
/// Passes the number of each commit to the other nodes by Redis, so that they read the change log at once. It carries nothing else, keeps nothing
/// and is believed in nothing: without it the log is read every second. Whether it works is known by hearing oneself: a node
/// says its own name every second, and when it did not hear that for three, its screens say that news may take two seconds.
/// </summary>
internal sealed class RedisSignal(
    IConfiguration configuration, DatabaseEngine engine, ChangeFollower follower, DelayNotice delay, TimeProvider time, ILogger<RedisSignal> log) : BackgroundService
{
    /// <summary>The setting that holds its address.</summary>
    public const string Key = "ConnectionStrings:Redis";

    /// <summary>How often a node says its name.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>A node that has not heard itself for so long is taken for cut off.</summary>
    public static readonly TimeSpan Silent = TimeSpan.FromSeconds(3);

    private static readonly RedisChannel Channel = RedisChannel.Literal("kalapa:changes");

    private long _heard = time.GetTimestamp();

    /// <summary>The value of <see cref="Key"/> names a server. Whether it is there is not asked.</summary>
    public static bool IsAddress(string value)
    {
        try
        {
            return !value.Contains("://", StringComparison.Ordinal) && ConfigurationOptions.Parse(value).EndPoints.Count > 0;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration[Key] is not { } address || engine.Changes is not { } changes)
        {
            return;
        }

        try
        {
            await Talk(address, changes, stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A server that is away does not get here. Whatever does must not end the app, which needs no Redis.
            log.LogError(failure, "Redis cannot be used until the next start. What other nodes commit shows within two seconds.");
            delay.Set(true);
        }
    }

    private async Task Talk(string address, ChangeLog changes, CancellationToken stoppingToken)
    {
        var options = ConfigurationOptions.Parse(address);
        options.ClientName = "kalapa";
        // It may come later, and what it missed meanwhile is no news when it is back.
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        await using var redis = await ConnectionMultiplexer.ConnectAsync(options);
        var subscriber = redis.GetSubscriber();
        await subscriber.SubscribeAsync(Channel, (_, said) => Hear(changes, $"{said}"), CommandFlags.FireAndForget);
        changes.Listen(number => Say(subscriber, changes, number));
        using var timer = new PeriodicTimer(Beat, time);
        do
        {
            Say(subscriber, changes, 0);
            Look();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Hear(ChangeLog changes, string said)
    {
        if (said.Split(' ') is not [var node, var number])
        {
            return;
        }

        if (node == $"{changes.Node:N}")
        {
            Volatile.Write(ref _heard, time.GetTimestamp());
        }
        else if (number != "0")
        {
            follower.Wake();
        }
    }

    private static void Say(ISubscriber subscriber, ChangeLog changes, long number)
    {
        try
        {
            _ = subscriber.PublishAsync(Channel, string.Create(CultureInfo.InvariantCulture, $"{changes.Node:N} {number}"), CommandFlags.FireAndForget);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
        {
            // The others read the log within a second.
        }
    }

    private void Look()
    {
        var isSilent = time.GetElapsedTime(Volatile.Read(ref _heard)) >= Silent;
        if (isSilent == delay.IsOn)
        {
            return;
        }

        delay.Set(isSilent);
        if (isSilent)
        {
            log.LogWarning("Redis does not answer. What other nodes commit shows within two seconds until it does.");
        }
        else
        {
            log.LogInformation("Redis answers; what other nodes commit shows at once.");
        }
    }
}
