using System.Diagnostics;

namespace Kalapa.Load.Server;

/// <summary>Processor time of a server over a stretch of work, with and without what it uses anyway.</summary>
/// <param name="server">Which.</param>
internal sealed class ServerMeter(ServerProcess server)
{
    private const int MostLooks = 12;

    // Milliseconds a second.
    private const double NextToNothing = 30;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>Milliseconds of processor time a second while nothing happens, as last measured.</summary>
    public double Idle { get; private set; }

    /// <summary>Waits until the server uses as much as a moment before, or next to nothing: after much work it goes on compiling by itself.</summary>
    public async Task Calm(CancellationToken cancellationToken)
    {
        var last = double.MaxValue;
        for (var look = 0; look < MostLooks; look++)
        {
            await MeasureIdle(LookEvery, cancellationToken);
            if (Idle < NextToNothing || Math.Abs(Idle - last) < last * 0.2)
            {
                return;
            }

            last = Idle;
        }
    }

    /// <summary>Measures <see cref="Idle"/>; the caller sees to it that nothing happens.</summary>
    public async Task MeasureIdle(TimeSpan duration, CancellationToken cancellationToken)
    {
        Idle = 0;
        var (gross, _, took) = await Measure(() => Task.Delay(duration, cancellationToken));
        Idle = gross.TotalMilliseconds / took.TotalSeconds;
    }

    /// <summary>Does some work and says what it cost: all of it, what is left without the idle share, and how long it took.</summary>
    public async Task<(TimeSpan Gross, TimeSpan Net, TimeSpan Took)> Measure(Func<Task> work)
    {
        var (before, began) = (server.Use.Processor, Stopwatch.GetTimestamp());
        await work();
        var (gross, took) = (server.Use.Processor - before, Stopwatch.GetElapsedTime(began));
        var idle = TimeSpan.FromMilliseconds(Idle * took.TotalSeconds);
        return (gross, gross > idle ? gross - idle : TimeSpan.Zero, took);
    }
}
