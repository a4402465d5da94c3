using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Features;
using Kalapa.App.Files;
using Kalapa.App.Jobs;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.Domain.Access;
using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Demo;

/// <summary>
/// The app's verbs once more, on the same data, at an instant of our choice: so the past is told by the same rules as the present, and
/// nothing in it could not have happened. Only the clock is ours.
/// </summary>
internal sealed class DemoHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly HostClock _clock = new();

    /// <param name="app">The app whose data, files and rights these are.</param>
    public DemoHost(IServiceProvider app)
    {
        _services = new ServiceCollection()
            .AddSingleton(app.GetRequiredService<IDbContextFactory<KalapaDbContext>>())
            .AddSingleton(app.GetRequiredService<DatabaseEngine>())
            .AddSingleton(app.GetRequiredService<LiveUpdates>())
            .AddSingleton(app.GetRequiredService<Revocations>())
            .AddSingleton(app.GetRequiredService<DatabaseOutage>())
            .AddSingleton(app.GetRequiredService<AccessTable>())
            .AddSingleton(app.GetRequiredService<ILoggerFactory>())
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddSingleton<TimeProvider>(_clock)
            // The past sends no letters.
            .AddSingleton(new OutgoingChannels(new HashSet<DeliveryChannel>()))
            .AddSingleton(app.GetRequiredService<SeenTickets>())
            .AddSingleton(app.GetRequiredService<OutboxSecret>())
            .AddSingleton<UnitOfWork>()
            .AddSingleton(app.GetRequiredService<JobLeases>())
            .AddSingleton<TimedWork>()
            .AddSingleton(app.GetRequiredService<CurrentPromises>())
            .AddSingleton<PromiseWatch>()
            .AddKalapaFeatures()
            .AddSingleton(UploadLimits.None)
            .AddSingleton(app.GetRequiredService<FileStore>())
            .AddSingleton(app.GetRequiredService<ClockWatch>())
            .BuildServiceProvider();
    }

    /// <summary>The instant the host's clock tells.</summary>
    public DateTimeOffset Now
    {
        get => _clock.Now;
        set => _clock.Now = value;
    }

    /// <summary>People who act there.</summary>
    public DemoActions Actions(CancellationToken cancellationToken) => new(_services, cancellationToken);

    /// <summary>What Kalapa does by the clock (T10, T21, U03, U07, U10, T24, P09, P11, P12).</summary>
    public Task LetTimePass(CancellationToken cancellationToken) => _services.GetRequiredService<TimedWork>().DoWhatIsDue(cancellationToken);

    /// <summary>Tells of the promises that are broken where the story ends; what was so in between is not told of any more.</summary>
    public async Task TellOfPromises(CancellationToken cancellationToken)
    {
        // The branches, whose zones count, were added after it was made.
        await _services.GetRequiredService<CurrentPromises>().Read(cancellationToken);
        await _services.GetRequiredService<PromiseWatch>().TellWhatIsDue(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class HostClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
