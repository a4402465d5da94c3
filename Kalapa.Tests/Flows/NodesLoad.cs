using System.Collections.Concurrent;
using System.Security.Cryptography;
using Kalapa.App.Demo;
using Kalapa.Tests.Support;

namespace Kalapa.Tests.Flows;

/// <summary>
/// A client who brings one paper after another through the proxy, whatever happens behind it, and keeps what was acknowledged: an answer of
/// 200 is a promise. Anything else is tried again with another paper.
/// </summary>
internal sealed class NodesLoad : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1500);

    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentQueue<(Guid Paper, string Sha256)> _told = [];
    private readonly DemoVisitor _visitor;
    private readonly string _token;
    private readonly Task _working;

    private NodesLoad(DemoVisitor visitor, string token, Guid draft)
    {
        (_visitor, _token) = (visitor, token);
        _working = Work(draft);
    }

    /// <summary>Papers that were acknowledged so far, and the hash of the bytes that were sent.</summary>
    public IReadOnlyCollection<(Guid Paper, string Sha256)> Told => _told;

    /// <summary>Begins bringing papers for a draft of the demo's other client.</summary>
    public static async Task<NodesLoad> Begin(Uri proxy, Guid draft)
    {
        var visitor = await DemoVisitor.SignIn(proxy, DemoPeople.OtherClient.Email!);
        return new(visitor, await visitor.Token(), draft);
    }

    /// <summary>Ends after the paper that is on its way.</summary>
    public async Task End()
    {
        await _ending.CancelAsync();
        await _working;
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _visitor.Dispose();
        _ending.Dispose();
    }

    private async Task Work(Guid draft)
    {
        for (var number = 0; !_ending.IsCancellationRequested; number++)
        {
            var bytes = new MemoryStream();
            await DemoPdf.Saying($"Surat {number}", $"{Guid.NewGuid()}").CopyToAsync(bytes);
            try
            {
                if (await _visitor.Put($"/berkas/{draft}/D01?name=surat.pdf", _token, bytes.ToArray()) is { } id)
                {
                    _told.Enqueue((id, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))));
                }
            }
            catch (HttpRequestException)
            {
                // The node went away in the middle of it.
            }

            await Task.Delay(Pause);
        }
    }
}
