using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Kalapa.Domain;

namespace Kalapa.App.Files;

/// <summary>
/// A second process of this app that judges one file after another. Libraries that read formats can be brought to run out of stack or
/// memory, which ends the process they run in: that must not be the one that serves everybody.
/// </summary>
internal sealed class JudgeProcess : IDisposable
{
    /// <summary>The app's only argument in that process.</summary>
    public const string Argument = "judge-files";

    /// <summary>What a rewritten picture's file is called beside the one that was sent.</summary>
    public const string Rewritten = ".rewritten";

    // Hexadecimal, as the runtime reads it: 768 MB.
    private const string MostMemory = "30000000";

    // The rest of the environment holds the app's secrets.
    private static readonly string[] Needed = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH"];

    private readonly Process _process;

    private JudgeProcess(Process process) => _process = process;

    /// <summary>False where the running program is not the app itself: its tests judge in their own process.</summary>
    public static bool IsPossible { get; } = Assembly.GetEntryAssembly() == typeof(JudgeProcess).Assembly && Environment.ProcessPath is not null;

    /// <summary>Starts one; it ends with this process.</summary>
    public static JudgeProcess Start()
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false, CreateNoWindow = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(JudgeProcess).Assembly.Location);
        }

        start.ArgumentList.Add(Argument);
        foreach (var name in start.Environment.Keys.Where(name => !Needed.Contains(name) && !name.StartsWith("DOTNET_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return new(Process.Start(start) ?? throw new InvalidOperationException("The process that judges files did not start."));
    }

    /// <summary>Judges one file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="type">What it should be.</param>
    /// <param name="limit">Then the process is ended.</param>
    /// <exception cref="RuleBroken"><c>file.*</c>; <c>file.too-complex</c> too when the process ended over it.</exception>
    public async Task<Judged> Judge(string path, FileType type, TimeSpan limit)
    {
        await _process.StandardInput.WriteLineAsync($"{type.ContentType}\t{path}");
        await _process.StandardInput.FlushAsync();
        using var patience = new CancellationTokenSource(limit);
        string[] answer;
        try
        {
            answer = (await _process.StandardOutput.ReadLineAsync(patience.Token) ?? "").Split('\t');
        }
        catch (OperationCanceledException)
        {
            answer = [""];
        }

        switch (answer)
        {
            case ["kept"]:
                return new(type.ContentType, null);
            case ["rewritten"]:
                var bytes = await File.ReadAllBytesAsync(path + Rewritten);
                File.Delete(path + Rewritten);
                return new(type.ContentType, bytes);
            case ["refused", var code, .. var values]:
                throw new RuleBroken(code, [.. values.Select(Value)]);
            default:
                IsLost = true;
                File.Delete(path + Rewritten);
                throw new RuleBroken("file.too-complex");
        }
    }

    /// <summary>It is there no more.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>It ended, or hangs, over a file; it judges no other.</summary>
    public bool IsLost { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }

        _process.Dispose();
    }

    /// <summary>What that process does: reads a line for each file, and answers with one. Ends with its input.</summary>
    public static int Serve(TextReader input, TextWriter output)
    {
        while (input.ReadLine()?.Split('\t', 2) is [var contentType, var path])
        {
            output.WriteLine(string.Join('\t', Answer(FileTypes.ByContent(contentType), path)));
            output.Flush();
        }

        return 0;
    }

    private static IEnumerable<string> Answer(FileType type, string path)
    {
        try
        {
            if (FileJudge.JudgeNow(File.ReadAllBytes(path), type).Rewritten is not { } rewritten)
            {
                return ["kept"];
            }

            File.WriteAllBytes(path + Rewritten, rewritten);
            return ["rewritten"];
        }
        catch (RuleBroken broken)
        {
            return ["refused", broken.Code, .. broken.Values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")];
        }
    }

    private static object Value(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : text;
}
