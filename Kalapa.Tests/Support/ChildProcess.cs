using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>A program the tests started: collects what it says, waits for what it says, and ends it gently or hard.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private const int Sigterm = 15;
    private const int Sigcont = 18;
    private const int Sigstop = 19;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _readyWhen;

    private ChildProcess(ProcessStartInfo start, string readyWhen)
    {
        _readyWhen = readyWhen;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("It ended before it was ready."));
    }

    /// <summary>Standard output and standard error so far, line by line as they came.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the program and returns once it has written a line that contains <paramref name="readyWhen"/>.</summary>
    /// <param name="patience">How long that may take; ten minutes when not said.</param>
    /// <exception cref="InvalidOperationException">It ended first, or stayed silent too long; the message carries its output.</exception>
    public static async Task<ChildProcess> Start(ProcessStartInfo start, string readyWhen, TimeSpan? patience = null)
    {
        var child = new ChildProcess(start, readyWhen);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        try
        {
            await child._ready.Task.WaitAsync(patience ?? Patience);
            return child;
        }
        catch (Exception problem)
        {
            await child.Kill();
            var output = child.Output;
            await child.DisposeAsync();
            throw new InvalidOperationException($"{start.FileName} never said '{readyWhen}'. {problem.Message}\n{output}", problem);
        }
    }

    /// <summary>Starts the program and kills it after a while, whatever it has come to.</summary>
    public static async Task StartAndKill(ProcessStartInfo start, TimeSpan after)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await Task.Delay(after);
        process.Kill();
        await process.WaitForExitAsync();
        await output;
    }

    /// <summary>Asks it to end (SIGTERM) and waits until it has; the answer is its exit code.</summary>
    public async Task<int> Stop()
    {
        if (!_process.HasExited)
        {
            _ = SendSignal(_process.Id, Sigterm);
        }
        return await Ended();
    }

    /// <summary>Ends it as a power cut would (SIGKILL) and waits until it is gone.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Ended();
    }

    /// <summary>Holds it still (SIGSTOP): it keeps its connections and answers nothing.</summary>
    public void Freeze() => Assert.Equal(0, SendSignal(_process.Id, Sigstop));

    /// <summary>Lets it go on (SIGCONT).</summary>
    public void Thaw() => Assert.Equal(0, SendSignal(_process.Id, Sigcont));

    /// <summary>Stops it if it still runs; one that does not listen is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Stop();
        }
        catch (TimeoutException)
        {
            await Kill();
        }
        _process.Dispose();
    }

    private async Task<int> Ended()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    private void Hear(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
        if (line?.Contains(_readyWhen, StringComparison.Ordinal) is true)
        {
            _ready.TrySetResult();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
