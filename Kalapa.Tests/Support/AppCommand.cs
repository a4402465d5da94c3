using System.Diagnostics;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>The built app run to its end with words at the prompt, and nothing of Kalapa's in its environment but what is given.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record AppCommand(int Code, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs it.</summary>
    /// <param name="words">The command line.</param>
    /// <param name="environment">In environment form.</param>
    public static async Task<AppCommand> Run(IEnumerable<string> words, IReadOnlyDictionary<string, string>? environment = null)
    {
        var (program, folder) = AppProcess.App();
        var start = new ProcessStartInfo("dotnet", [program, .. words])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill();
        }
    }
}
