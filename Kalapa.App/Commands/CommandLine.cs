using System.CommandLine;
using Kalapa.App.Data;
using Kalapa.App.Files;
using Kalapa.App.Setup;
using Kalapa.Domain;

namespace Kalapa.App.Commands;

/// <summary>
/// What Kalapa is told at the prompt. Exit codes: 0 well; 1 refused, or something is wrong; 2 not understood.
/// </summary>
/// <param name="serve">Builds and runs the server; returns when it has ended.</param>
/// <param name="error">Where a refusal is written.</param>
internal sealed class CommandLine(Func<WebApplicationBuilder, Task> serve, TextWriter error)
{
    private const int Refused = 1;
    private const int NotUnderstood = 2;

    /// <summary>Does what <paramref name="args"/> say.</summary>
    public async Task<int> Run(string[] args)
    {
        var root = Commands();
        var parsed = root.Parse(args, new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        var misunderstood = Words.Misunderstood(parsed, root);
        if (misunderstood is not null)
        {
            await error.WriteLineAsync(misunderstood);
            return NotUnderstood;
        }

        try
        {
            // The web host has its own way to end at a signal, and a bug shall be seen as one.
            return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is StartRefused || ListenFault.Sentence(exception) is not null)
        {
            await error.WriteLineAsync(ListenFault.Sentence(exception) ?? exception.Message);
            return Refused;
        }
    }

    private RootCommand Commands()
    {
        var data = new Option<bool>("--data") { Description = "Holds every row and every file against Kalapa's rules; may run beside the server." };
        var mail = new Option<string>("--mail") { Description = "Sends one letter to this address, by the server that is configured." };
        var readme = new Argument<FileInfo>("file") { Description = "A README with the diagrams' marks." };
        var address = new Argument<string>("address") { Description = "Such as http://127.0.0.1:8080/sehat/siap." };
        var root = new RootCommand("""
            Kalapa, work permits for data centres. Without a command it serves.
            Settings (docs/configuration.md) may follow serve and check: --Kalapa:DataFolder=/var/lib/kalapa --urls=http://127.0.0.1:5080
            """)
        {
            TakesSettings(new("serve", "Starts the server."), Serve),
            TakesSettings(new("check", "Says what Kalapa would run on and what is wrong; changes nothing. Exit code 1 when something is.") { data, mail },
                parsed => parsed.GetValue(data) ? DataCheckCommand.Run([.. parsed.UnmatchedTokens])
                    : parsed.GetValue(mail) is { } to ? MailCheckCommand.Run([.. parsed.UnmatchedTokens], to)
                    : SetupCheckCommand.Run([.. parsed.UnmatchedTokens])),
            Does(new("diagrams", "Prints the state diagrams into a README.") { readme }, parsed => Diagram(parsed.GetRequiredValue(readme))),
            Does(new("health", "Asks a running Kalapa how it is, for a container's health check.") { address }, parsed => Health.Ask(parsed.GetRequiredValue(address))),
        };
        // The app starts it itself, for files that might end the process that reads them.
        root.Add(Does(new(JudgeProcess.Argument) { Hidden = true }, _ => Task.FromResult(JudgeProcess.Serve(Console.In, Console.Out))));
        TakesSettings(root, Serve);
        return root;
    }

    private async Task<int> Serve(ParseResult parsed)
    {
        await serve(KalapaBuilder.New([.. parsed.UnmatchedTokens]));
        return 0;
    }

    private static async Task<int> Diagram(FileInfo readme)
    {
        if (!readme.Exists)
        {
            throw new StartRefused($"There is no file {readme.FullName}. Example: diagrams ../README.md");
        }

        await File.WriteAllTextAsync(readme.FullName, Diagrams.Refresh(await File.ReadAllTextAsync(readme.FullName)));
        return 0;
    }

    private static Command TakesSettings(Command command, Func<ParseResult, Task<int>> act)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        return Does(command, act);
    }

    private static Command Does(Command command, Func<ParseResult, Task<int>> act)
    {
        command.SetAction(act);
        return command;
    }
}
