using MimeKit;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>
/// A real mail server on a free loopback port, Debian's aiosmtpd, which keeps every letter in a folder. It can be ended and started again. Where it is not installed, the
/// tests that ask for one are skipped.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly string _program;
    private readonly DirectoryInfo _box = Machine.NewFolder("kalapa-mail-");
    private ChildProcess? _server;

    private MailServer(string program) => _program = program;

    /// <summary>Where it listens, once started.</summary>
    public int Port { get; } = Machine.FreePort();

    /// <summary>Where one will be started.</summary>
    public static MailServer Prepare()
    {
        var program = Machine.Find("aiosmtpd");
        Assert.SkipWhen(program is null, "aiosmtpd is not installed, so no letter was sent. Debian and Ubuntu: apt-get install python3-aiosmtpd");
        return new(program!);
    }

    /// <summary>Starts it; returns when it takes letters.</summary>
    /// <param name="largest">Letters with more bytes are refused for good; null for no limit.</param>
    public async Task Start(int? largest = null) => _server = await ChildProcess.Start(
        new(_program, ["-n", "-d", "-l", $"127.0.0.1:{Port}", .. largest is { } size ? new[] { "-s", $"{size}" } : [], "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(_box.FullName, "box")])
        {
            WorkingDirectory = Path.GetTempPath(),
        },
        readyWhen: "Server is listening");

    /// <summary>Ends it at once; what it took is kept.</summary>
    public Task Kill() => _server!.Kill();

    /// <summary>Every letter it took, in the order of their dates, and of their ids within a second.</summary>
    public IReadOnlyList<MimeMessage> Letters() => !Directory.Exists(Path.Combine(_box.FullName, "box", "new")) ? []
        : [.. Directory.GetFiles(Path.Combine(_box.FullName, "box", "new")).Select(file => MimeMessage.Load(file)).OrderBy(letter => letter.Date).ThenBy(letter => letter.MessageId, StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _box.Delete(recursive: true);
    }
}
