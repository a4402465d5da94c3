using System.Diagnostics;
using Kalapa.Load.Circuits;
using Kalapa.Load.Report;
using Kalapa.Load.Server;

namespace Kalapa.Load.Bare;

/// <summary>Broadcasts through <see cref="BareServer"/>, the measure that a change on real screens is held against.</summary>
internal static class BareRun
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Times from the asking for a broadcast to each connection, and to the last of each broadcast.</summary>
    /// <param name="bytes">Of one message.</param>
    /// <param name="connections">How many.</param>
    /// <param name="broadcasts">How many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<(Spread Each, Spread Last)> Run(int bytes, int connections, int broadcasts, CancellationToken cancellationToken)
    {
        var program = typeof(BareRun).Assembly.Location;
        await using var server = await ServerProcess.Start([program, "bare"], AppContext.BaseDirectory, new Dictionary<string, string>());
        using var http = new HttpClient { BaseAddress = server.Address };
        List<HubSocket> sockets = [];
        try
        {
            for (var index = 0; index < connections; index++)
            {
                var socket = new HubSocket();
                sockets.Add(socket);
                await socket.Connect(new UriBuilder(server.Address) { Scheme = "ws", Path = "/bare" }.Uri, "json", cancellationToken);
            }

            List<TimeSpan[]> rounds = [];
            // One more than is counted, for what is compiled by it.
            for (var number = 0; number <= broadcasts; number++)
            {
                Task<long>[] heard = [.. sockets.Select(socket => Hear(socket, cancellationToken))];
                var began = Stopwatch.GetTimestamp();
                using var answer = await http.PostAsync($"/broadcast?bytes={bytes}&number={number}", null, cancellationToken);
                answer.EnsureSuccessStatusCode();
                rounds.Add([.. (await Task.WhenAll(heard)).Select(at => Stopwatch.GetElapsedTime(began, at))]);
                await Task.Delay(Pause, cancellationToken);
            }

            return (Spread.Of(rounds.Skip(1).SelectMany(round => round)), Spread.Of(rounds.Skip(1).Select(round => round.Max())));
        }
        finally
        {
            foreach (var socket in sockets)
            {
                await socket.DisposeAsync();
            }
        }
    }

    private static async Task<long> Hear(HubSocket socket, CancellationToken cancellationToken)
    {
        while (true)
        {
            var frame = await socket.Receive(cancellationToken);
            if (frame.IsEmpty)
            {
                throw new InvalidOperationException("The bare server closed a connection.");
            }

            // Pings come in between.
            if (frame.Span.IndexOf("\"say\""u8) >= 0)
            {
                return Stopwatch.GetTimestamp();
            }
        }
    }
}
