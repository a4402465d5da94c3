using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Kalapa.Load.Bench;

/// <summary>The command <c>bench</c>: BenchmarkDotNet on pieces of the app, in this process, with what each allocates.</summary>
internal static class BenchRun
{
    /// <summary>Returns the exit code: 1 when a benchmark failed or none has such a name.</summary>
    /// <param name="filter">Names, with <c>*</c>.</param>
    public static int Run(string filter)
    {
        var folder = Directory.CreateTempSubdirectory("bench-");
        try
        {
            var config = ManualConfig.Create(DefaultConfig.Instance)
                .WithArtifactsPath(folder.FullName)
                .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
                .AddDiagnoser(MemoryDiagnoser.Default);
            var summaries = BenchmarkSwitcher.FromAssembly(typeof(BenchRun).Assembly).Run(["--filter", filter], config).ToList();
            return summaries.Count > 0 && summaries.All(summary => summary.Reports.Length > 0 && summary.Reports.All(report => report.Success)) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
