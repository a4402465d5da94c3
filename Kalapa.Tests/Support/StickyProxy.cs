using System.Diagnostics;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>
/// A real HAProxy before several nodes: whoever came to one stays there by a cookie, and goes to another when it is gone. Where it is not
/// installed, the tests that ask for one are skipped.
/// </summary>
public sealed class StickyProxy : IAsyncDisposable
{
    /// <summary>The cookie; its value is a node's number, from 1.</summary>
    public const string Cookie = "node";

    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-haproxy-");
    private ChildProcess? _process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{Machine.FreePort()}");

    /// <summary>Starts it before <paramref name="nodes"/>.</summary>
    public async Task Start(params IReadOnlyList<Uri> nodes)
    {
        var program = Machine.Find("haproxy");
        Assert.SkipWhen(program is null, "HAProxy is not installed, so several nodes were not tried. Debian and Ubuntu: apt-get install haproxy");
        var file = Path.Combine(_folder.FullName, "haproxy.cfg");
        await File.WriteAllTextAsync(file, $"""
            global
              maxconn 500
            defaults
              mode http
              timeout connect 1s
              timeout client 60s
              timeout server 60s
              timeout tunnel 1h
              retries 3
              option redispatch
            frontend people
              bind {Address.Authority}
              default_backend nodes
            backend nodes
              option allbackups
              cookie {Cookie} insert indirect nocache httponly
              option httpchk
              http-check send meth GET uri /sehat/siap ver HTTP/1.1 hdr Host 127.0.0.1
            {string.Concat(nodes.Select((node, at) => $"  server node{at + 1} {node.Authority} cookie {at + 1} check inter 500 fall 1 rise 1\n"))}
            # While the database is away no node is ready, and each still says so better than a proxy can.
            {string.Concat(nodes.Select((node, at) => $"  server anyway{at + 1} {node.Authority} cookie {at + 1} backup\n"))}
            """);
        _process = await ChildProcess.Start(new ProcessStartInfo(program!, ["-W", "-db", "-f", file]), readyWhen: "Loading success");
    }

    /// <summary>Returns once it sends people to a node: it finds out by asking them.</summary>
    public async Task IsReady()
    {
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(WaitLimit.Time);
        while (true)
        {
            using var answer = await http.GetAsync(new Uri(Address, "/sehat/siap"), limit.Token);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(100, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
