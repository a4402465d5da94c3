using System.Net;
using System.Net.Sockets;
using System.Text;
using MySqlConnector;

namespace Kalapa.Tests.Support;

/// <summary>What is lost of a commit.</summary>
public enum Lost
{
    /// <summary>It was done, and nobody is told.</summary>
    Answer,

    /// <summary>It never arrived.</summary>
    Question,
}

/// <summary>Stands between the app and its MariaDB, passes everything on, and cuts the line at one commit.</summary>
public sealed class CommitCutter : IDisposable
{
    private const byte Query = 3;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private int _port;
    private int _commits;
    private Lost _lost;

    /// <summary>How many commits were cut.</summary>
    public int Cuts;

    /// <summary>The address to use instead.</summary>
    public string Instead(string connectionString)
    {
        var address = new MySqlConnectionStringBuilder(connectionString) { SslMode = MySqlSslMode.None };
        _port = (int)address.Port;
        _listener.Start();
        _ = AcceptAsync();
        address.Port = (uint)((IPEndPoint)_listener.LocalEndpoint).Port;
        return address.ConnectionString;
    }

    /// <summary>The line is cut at the <paramref name="commit"/>th commit from now on, once.</summary>
    public void CutAt(int commit, Lost lost)
    {
        _lost = lost;
        Volatile.Write(ref _commits, commit);
    }

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Dispose();
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient app)
    {
        using (app)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _port, _closing.Token);
                var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await await Task.WhenAny(AskAsync(app.GetStream(), server.GetStream(), cut), AnswerAsync(server.GetStream(), app.GetStream(), cut));
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // One side is gone.
            }
        }
    }

    private async Task AskAsync(NetworkStream app, NetworkStream server, TaskCompletionSource cut)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await app.ReadAsync(buffer, _closing.Token)) > 0)
        {
            if (IsCommit(buffer.AsSpan(0, read)) && Interlocked.Decrement(ref _commits) == 0)
            {
                Interlocked.Increment(ref Cuts);
                if (_lost == Lost.Question)
                {
                    return;
                }

                // From here on the server's next word is kept from the app.
                cut.SetResult();
            }

            await server.WriteAsync(buffer.AsMemory(0, read), _closing.Token);
        }
    }

    private async Task AnswerAsync(NetworkStream server, NetworkStream app, TaskCompletionSource cut)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await server.ReadAsync(buffer, _closing.Token)) > 0 && !cut.Task.IsCompleted)
        {
            await app.WriteAsync(buffer.AsMemory(0, read), _closing.Token);
        }
    }

    // Three bytes of length, one of sequence, the command, and its text after the attributes that may stand before it.
    private static bool IsCommit(ReadOnlySpan<byte> packet) =>
        packet.Length is > 5 and < 40 && packet[4] == Query && Encoding.ASCII.GetString(packet[5..]).Contains("commit", StringComparison.OrdinalIgnoreCase);
}
