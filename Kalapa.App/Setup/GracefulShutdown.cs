using System.Globalization;
using Kalapa.App.Data;
using Kalapa.App.Live;

namespace Kalapa.App.Setup;

/// <summary>
/// A planned stop in its order: <c>/sehat/siap</c> says no and open screens are told, then a proxy gets the time to send nobody here any more,
/// then connections end, and what is being saved is saved.
/// </summary>
internal sealed class GracefulShutdown(IHostApplicationLifetime lifetime, ShutdownNotice shutdown, UnitOfWork unitOfWork, IConfiguration configuration, ILogger<GracefulShutdown> logger) : IHostedService
{
    /// <summary>How long it still serves.</summary>
    public const string SecondsKey = "Kalapa:StopAfterSeconds";

    // A screen that is told draws one line.
    private static readonly TimeSpan ToDraw = TimeSpan.FromMilliseconds(300);

    // Well within what the host waits for all of its services together.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The last one that registers is called first: before SignalR, which at this sign cuts all connections.
        lifetime.ApplicationStarted.Register(() => lifetime.ApplicationStopping.Register(BeginShutdown));
        return Task.CompletedTask;
    }

    /// <summary>Of the hosted services the first to start is the last to stop: no request comes in any more.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; unitOfWork.UnderWay > 0 && waited < Patience && !cancellationToken.IsCancellationRequested; waited += LookEvery)
        {
            await Task.Delay(LookEvery, CancellationToken.None);
        }

        if (unitOfWork.UnderWay > 0)
        {
            logger.LogWarning("{Count} verbs had not ended when Kalapa did; what they did not commit did not happen.", unitOfWork.UnderWay);
        }
    }

    private void BeginShutdown()
    {
        var serves = TimeSpan.FromSeconds(configuration.GetValue(SecondsKey, 0));
        logger.LogInformation("Kalapa ends, and serves {Seconds} s longer.", serves.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        shutdown.Begin();
        // There is nothing asynchronous to wait with: the connections are cut when this returns.
        Thread.Sleep(shutdown.IsHeard && serves < ToDraw ? ToDraw : serves);
    }
}
