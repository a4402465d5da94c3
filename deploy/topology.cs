#:package YamlDotNet
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Starts what compose.yaml describes as plain processes, for a machine without a container engine:
//
//   dotnet run deploy/topology.cs                    publishes the app first
//   dotnet run deploy/topology.cs -- --app FOLDER    takes one that is published already
//   dotnet run deploy/topology.cs -- --data FOLDER   keeps the data there; without it they go when it ends
//
// Environment, secrets, volumes, ports, health checks and the order of starting are read from compose.yaml. Container names become
// loopback ports that are free, volumes become folders. A service whose program is not installed is named and left out.
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

var clock = Stopwatch.StartNew();
var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var kept = Option("--data");
var data = kept is null ? Directory.CreateTempSubdirectory("kalapa-topology-").FullName : Directory.CreateDirectory(kept).FullName;
using var ending = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
var started = new List<Running>();
try
{
    var app = Option("--app") ?? await Publish();
    var topology = Topology.Read(root, data);
    foreach (var service in topology.InOrder())
    {
        var plan = await Players.For(service, topology, app);
        if (plan.LeftOut is { } reason)
        {
            Say($"{service.Name}: left out, {reason}");
            continue;
        }

        ending.Token.ThrowIfCancellationRequested();
        var begun = clock.Elapsed;
        var running = new Running(plan, service.Restarts);
        started.Add(running);
        await running.UntilWell(ending.Token);
        Say($"{service.Name}: {plan.Address}, process {running.ProcessId}, well after {Seconds(clock.Elapsed - begun)}");
    }

    Say($"Everything answers, {Seconds(clock.Elapsed)} after the start. Ctrl+C ends it.");
    await Task.Delay(Timeout.Infinite, ending.Token);
}
catch (OperationCanceledException) when (ending.IsCancellationRequested)
{
    Say("Ending.");
}
catch (InvalidOperationException problem)
{
    Console.Error.WriteLine(problem.Message);
    Environment.ExitCode = 1;
}
finally
{
    // Who depends on others ends first.
    foreach (var running in started.AsEnumerable().Reverse())
    {
        Say($"{running.Name}: ended with code {await running.Stop()}");
    }

    if (kept is null)
    {
        Directory.Delete(data, recursive: true);
    }
}

void End(PosixSignalContext context)
{
    context.Cancel = true;
    ending.Cancel();
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? Path.GetFullPath(args[at + 1]) : null;

async Task<string> Publish()
{
    var folder = Path.Combine(root, "artifacts", "app");
    await Tool.Run("dotnet", ["publish", Path.Combine(root, "Kalapa.App"), "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder, "--nologo", "-v", "quiet"]);
    return folder;
}

static void Say(string line) => Console.WriteLine(line);

static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");

/// <summary>What one service is started as.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="File">The program.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Folder">Where it runs.</param>
/// <param name="Environment">On top of the machine's own, from which what configures Kalapa was taken.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="Port">The port behind that.</param>
/// <param name="Health">Its health check; null when a port that answers must do.</param>
/// <param name="LeftOut">Why it is not started.</param>
internal sealed record Plan(
    string Name, string File, string[] Arguments, string Folder, IReadOnlyDictionary<string, string> Environment, string Address, int Port, Health? Health, string? LeftOut = null)
{
    public static Plan Not(Service service, string reason) => new(service.Name, "", [], "", new Dictionary<string, string>(), "", 0, null, reason);
}

/// <summary>A health check: a command, and how long it may fail before the service counts as ill.</summary>
internal sealed record Health(string[] Command, TimeSpan Patience);

/// <summary>One service of compose.yaml, its values as they will hold on this machine.</summary>
internal sealed class Service(string name, YamlMappingNode node)
{
    public string Name => name;

    /// <summary>Without its tag: <c>mysql</c>.</summary>
    public string Image => node.Text("image").Split(':')[0];

    public bool Restarts => node.Text("restart") is "unless-stopped" or "always" or "on-failure";

    public IReadOnlyList<string> Profiles => node.Texts("profiles");

    public IReadOnlyList<string> Command => node.Texts("command");

    public IReadOnlyList<string> DependsOn => node.Find("depends_on") is YamlMappingNode map ? [.. map.Children.Keys.Select(key => key.ToString())] : node.Texts("depends_on");

    public IReadOnlyDictionary<string, string> Environment => node.Map("environment");

    /// <summary>The ports inside the container, the one others talk to last.</summary>
    public IReadOnlyList<int> Ports => [.. node.Texts("expose").Concat(node.Texts("ports").Select(port => port.Split(':')[^1])).Select(port => int.Parse(port, CultureInfo.InvariantCulture))];

    /// <summary>Named volumes by the folder they hold.</summary>
    public IEnumerable<(string Volume, string Target)> Volumes =>
        node.Texts("volumes").Select(volume => volume.Split(':')).Where(parts => !parts[0].StartsWith('.')).Select(parts => (parts[0], parts[1]));

    /// <summary>Files from the repository by where they appear.</summary>
    public IEnumerable<string> Files => node.Texts("volumes").Select(volume => volume.Split(':')[0]).Where(source => source.StartsWith('.'));

    /// <summary>Secrets by the name the service finds them under.</summary>
    public IEnumerable<(string Source, string Target)> Secrets => node.Find("secrets") is YamlSequenceNode list
        ? list.Select(entry => entry is YamlMappingNode map ? (map.Text("source"), map.Text("target")) : (entry.ToString(), entry.ToString()))
        : [];

    public Health? Health => node.Find("healthcheck") is not YamlMappingNode check
        ? null
        : new([.. check.Texts("test")], Duration(check.Text("start_period")) + (Duration(check.Text("interval")) * int.Parse(check.Text("retries"), CultureInfo.InvariantCulture)));

    private static TimeSpan Duration(string text) => text.Length == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(int.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture));
}

/// <summary>compose.yaml, and what its names stand for on this machine.</summary>
internal sealed class Topology
{
    private readonly Dictionary<string, Service> _services;
    private readonly Dictionary<(string Service, int Port), int> _ports;
    private readonly string[] _subnets;
    private readonly string _password = RandomNumberGenerator.GetHexString(48, lowercase: true);

    private Topology(string root, string data, YamlMappingNode compose)
    {
        Root = root;
        Data = data;
        _services = ((YamlMappingNode)compose.Find("services")!).Children.ToDictionary(pair => pair.Key.ToString(), pair => new Service(pair.Key.ToString(), (YamlMappingNode)pair.Value));
        var ports = _services.Values.SelectMany(service => service.Ports, (service, port) => (service.Name, port)).ToList();
        _ports = ports.Zip(FreePorts(ports.Count)).ToDictionary();
        _subnets = [.. Yaml.Everything(compose.Find("networks")).OfType<YamlMappingNode>().Select(node => node.Text("subnet")).Where(subnet => subnet.Length > 0)];
    }

    /// <summary>The repository.</summary>
    public string Root { get; }

    /// <summary>Where volumes and secrets are.</summary>
    public string Data { get; }

    public static Topology Read(string root, string data)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(root, "compose.yaml"))));
        var topology = new Topology(root, data, (YamlMappingNode)stream.Documents[0].RootNode);
        topology.MakeSecrets();
        return topology;
    }

    /// <summary>Each after those it depends on.</summary>
    public IEnumerable<Service> InOrder()
    {
        var done = new HashSet<string>();
        while (done.Count < _services.Count)
        {
            var next = _services.Values.FirstOrDefault(service => !done.Contains(service.Name) && service.DependsOn.All(done.Contains))
                ?? throw new InvalidOperationException("compose.yaml: services wait for each other in a circle.");
            done.Add(next.Name);
            yield return next;
        }
    }

    public int PortOf(Service service) => _ports[(service.Name, service.Ports[^1])];

    public int PortOf(Service service, int inside) => _ports[(service.Name, inside)];

    /// <summary>The folder that plays a volume.</summary>
    public string FolderOf(string volume) => Directory.CreateDirectory(Path.Combine(Data, volume)).FullName;

    /// <summary>The file that plays a secret.</summary>
    public string SecretFile(string source) => Path.Combine(FolderOf("secrets"), source);

    /// <summary>A value, a command or a file of a service, with containers' names, ports, folders and networks turned into this machine's.</summary>
    public string Here(Service service, string text)
    {
        foreach (var (volume, target) in service.Volumes)
        {
            text = Regex.Replace(text, $@"{Regex.Escape(target)}(?=/|$)", FolderOf(volume));
        }

        foreach (var (source, target) in service.Secrets)
        {
            text = text.Replace($"/run/secrets/{target}", SecretFile(source), StringComparison.Ordinal);
        }

        text = _subnets.Aggregate(text, (known, subnet) => known.Replace(subnet, "127.0.0.0/8", StringComparison.Ordinal));
        foreach (var ((name, inside), here) in _ports)
        {
            text = Regex.Replace(text, $@"\b{name}:{inside}\b", $"127.0.0.1:{here}");
            text = Regex.Replace(text, $@"Server={name}\b", $"Server=127.0.0.1;Port={here}");
            text = name == service.Name ? Regex.Replace(text, $@"127\.0\.0\.1:{inside}\b", $"127.0.0.1:{here}") : text;
            // The port of https is left out of addresses; here it is another one.
            text = inside == 443 ? Regex.Replace(text, @"^https://[^/:]+$", match => $"{match.Value}:{here}") : text;
        }

        return text;
    }

    public Health? HealthOf(Service service) => service.Health is not { } health
        ? null
        : health with
        {
            Command = health.Command is ["CMD-SHELL", var line] ? ["sh", "-c", Here(service, line)] : [.. health.Command.Skip(1).Select(part => Here(service, part))],
        };

    // As the head of compose.yaml says to make them: a password, and an address that holds it. What is there from an earlier run stays.
    private void MakeSecrets()
    {
        File.SetUnixFileMode(FolderOf("secrets"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var source in _services.Values.SelectMany(service => service.Secrets).Select(secret => secret.Source).Distinct().Where(source => source != "connection"))
        {
            if (!File.Exists(SecretFile(source)))
            {
                File.WriteAllText(SecretFile(source), _password);
            }
        }

        var (database, settings) = _services.Values.Select(service => (service, service.Environment)).Single(pair => pair.Environment.ContainsKey("MYSQL_DATABASE"));
        File.WriteAllText(SecretFile("connection"),
            $"Server={database.Name};Database={settings["MYSQL_DATABASE"]};User={settings["MYSQL_USER"]};Password={File.ReadAllText(SecretFile("db_password"))}");
    }

    // All are held before the first is given up, or two services would now and then be given the same one. They lie below those that
    // systems hand out by themselves, so that no connection that is made meanwhile takes one.
    private static int[] FreePorts(int count)
    {
        var held = new List<TcpListener>();
        while (held.Count < count)
        {
            var listener = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(20_000, 32_768));
            try
            {
                listener.Start();
                held.Add(listener);
            }
            catch (SocketException)
            {
                listener.Dispose();
            }
        }

        int[] ports = [.. held.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        held.ForEach(listener => listener.Dispose());
        return ports;
    }
}

/// <summary>Which program plays which image.</summary>
internal static class Players
{
    public static async Task<Plan> For(Service service, Topology topology, string app) => service switch
    {
        { Profiles: [var profile, ..] } => Plan.Not(service, $"it belongs to the profile \"{profile}\""),
        { Image: "kalapa" } => App(service, topology, app),
        { Image: "mysql" } => await Database(service, topology),
        { Image: "redis" } => Redis(service, topology),
        { Image: "caddy" } => Proxy(service, topology),
        _ => Plan.Not(service, $"nothing here can play {service.Image}"),
    };

    private static Plan App(Service service, Topology topology, string folder)
    {
        var port = topology.PortOf(service);
        var environment = service.Environment.ToDictionary(pair => pair.Key, pair => topology.Here(service, pair.Value));
        // A container is reached from its network alone; here that is the loopback, which the plain list of ports could not say.
        environment.Remove("ASPNETCORE_HTTP_PORTS");
        environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        // The app looks for secrets in /run/secrets, which is not ours to write: the same keys reach it through the environment.
        foreach (var (source, target) in service.Secrets)
        {
            environment[target] = topology.Here(service, File.ReadAllText(topology.SecretFile(source)));
        }

        return new(service.Name, "dotnet", [Path.Combine(folder, "Kalapa.App.dll")], folder, environment, environment["ASPNETCORE_URLS"], port, topology.HealthOf(service));
    }

    private static async Task<Plan> Database(Service service, Topology topology)
    {
        if (Tool.Find("mariadbd") is not { } serve || Tool.Find("mariadb-install-db") is not { } install || Tool.Find("mariadb") is not { } ask)
        {
            throw new InvalidOperationException($"{service.Name}: MariaDB is not installed. Debian and Ubuntu: apt-get install mariadb-server-core mariadb-client-core");
        }

        var folder = topology.FolderOf(service.Volumes.Single().Volume);
        string[] user = Environment.IsPrivilegedProcess ? ["--user=root"] : [];
        if (!Directory.Exists(Path.Combine(folder, "mysql")))
        {
            await Tool.Run(install, ["--no-defaults", .. user, $"--datadir={folder}", "--auth-root-authentication-method=normal", "--skip-test-db"]);
        }

        // What the image does at its first start.
        var (name, login) = (service.Environment["MYSQL_DATABASE"], service.Environment["MYSQL_USER"]);
        var password = File.ReadAllText(topology.Here(service, service.Environment["MYSQL_PASSWORD_FILE"]));
        var first = topology.SecretFile("first.sql");
        File.WriteAllText(first, $"""
            CREATE DATABASE IF NOT EXISTS {name};
            CREATE USER IF NOT EXISTS '{login}'@'%' IDENTIFIED BY '{password}';
            GRANT ALL ON {name}.* TO '{login}'@'%';
            ALTER USER root@localhost IDENTIFIED BY '{RandomNumberGenerator.GetHexString(32)}';
            """);

        // MariaDB's smaller package has no mysqladmin; its client asks the same question.
        var tools = topology.FolderOf("tools");
        if (Tool.Find("mysqladmin") is null)
        {
            var admin = Path.Combine(tools, "mysqladmin");
            File.WriteAllText(admin, $"#!/bin/sh\nshift\nexec {ask} \"$@\" --execute='SELECT 1' >/dev/null\n");
            File.SetUnixFileMode(admin, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var port = topology.PortOf(service);
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:{tools}",
            ["MYSQL_TCP_PORT"] = port.ToString(CultureInfo.InvariantCulture),
        };
        return new(service.Name, serve,
            ["--no-defaults", .. user, $"--datadir={folder}", "--socket=socket", "--bind-address=127.0.0.1", $"--port={port}", $"--init-file={first}", .. service.Command],
            folder, environment, $"127.0.0.1:{port} (MariaDB)", port, topology.HealthOf(service));
    }

    private static Plan Redis(Service service, Topology topology)
    {
        if (Tool.Find("redis-server") is not { } serve)
        {
            return Plan.Not(service, "Redis is not installed. The nodes hear of each other by the database, within two seconds");
        }

        var port = topology.PortOf(service);
        return new(service.Name, serve, ["--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), .. service.Command], topology.FolderOf("redis"),
            service.Environment, $"127.0.0.1:{port}", port, topology.HealthOf(service));
    }

    private static Plan Proxy(Service service, Topology topology)
    {
        if (Tool.Find("caddy") is not { } caddy)
        {
            return Plan.Not(service, "Caddy is not installed. Without TLS no browser can sign in, since cookies are for TLS only; "
                + "a request that says X-Forwarded-Proto: https is believed from the loopback");
        }

        // The two ports of the web are not ours to take, and no certificate is put among the system's.
        var (http, https) = (topology.PortOf(service, 80), topology.PortOf(service, 443));
        var file = Path.Combine(topology.FolderOf("proxy"), "Caddyfile");
        var written = File.ReadAllText(Path.Combine(topology.Root, service.Files.Single()));
        File.WriteAllText(file, $$"""
            {
                admin off
                skip_install_trust
                default_bind 127.0.0.1
                http_port {{http}}
                https_port {{https}}
            }
            {{topology.Here(service, written)}}
            """);
        var environment = new Dictionary<string, string>(service.Environment) { ["XDG_DATA_HOME"] = topology.Here(service, "/data"), ["XDG_CONFIG_HOME"] = topology.FolderOf("proxy") };
        return new(service.Name, caddy, ["run", "--config", file, "--adapter", "caddyfile"], topology.Data, environment,
            $"https://{service.Environment["KALAPA_HOST"]}:{https}", https, topology.HealthOf(service));
    }
}

/// <summary>A program that runs, and runs again when it should and ended by itself.</summary>
internal sealed class Running : IDisposable
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(30);
    private static readonly string[] NotHandedOn = ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "Kalapa__", "ConnectionStrings__", "AllowedHosts"];

    private readonly Plan _plan;
    private readonly bool _restarts;
    private Process _process;
    private volatile bool _stopping;

    public Running(Plan plan, bool restarts)
    {
        _plan = plan;
        _restarts = restarts;
        _process = Begin();
    }

    public string Name => _plan.Name;

    public int ProcessId => _process.Id;

    /// <summary>Waits until its health check passes.</summary>
    public async Task UntilWell(CancellationToken ending)
    {
        // What compose.yaml allows, but a busy desk gets three minutes.
        var patience = TimeSpan.FromSeconds(Math.Max(180, _plan.Health?.Patience.TotalSeconds ?? 0));
        for (var since = Stopwatch.StartNew(); since.Elapsed < patience; await Task.Delay(200, ending))
        {
            if (await IsWell())
            {
                return;
            }
        }

        throw new InvalidOperationException($"{Name} was not well within {patience.TotalSeconds:F0} s.");
    }

    /// <summary>Asks it to end, as <c>docker stop</c> would; the answer is its exit code.</summary>
    public async Task<int> Stop()
    {
        _stopping = true;
        if (!_process.HasExited)
        {
            _ = SendSignal(_process.Id, 15);
        }

        try
        {
            await _process.WaitForExitAsync().WaitAsync(Goodbye);
        }
        catch (TimeoutException)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        return _process.ExitCode;
    }

    public void Dispose() => _process.Dispose();

    private async Task<bool> IsWell()
    {
        if (_plan.Health is { } health)
        {
            return await Tool.Succeeds(Information(health.Command[0], health.Command[1..]));
        }

        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, _plan.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private Process Begin()
    {
        var process = new Process { StartInfo = Information(_plan.File, _plan.Arguments), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += async (_, _) => await Ended();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task Ended()
    {
        if (_stopping || !_restarts)
        {
            return;
        }

        Console.WriteLine($"{Name}: ended with code {_process.ExitCode}, started again");
        await Task.Delay(TimeSpan.FromSeconds(1));
        if (_stopping)
        {
            return;
        }

        _process = Begin();
        await UntilWell(CancellationToken.None);
        Console.WriteLine($"{Name}: {_plan.Address}, process {ProcessId}, well again");
    }

    private ProcessStartInfo Information(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = _plan.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(key => NotHandedOn.Any(key.StartsWith)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in _plan.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            Console.WriteLine($"{Name} | {line}");
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}

/// <summary>Programs that are run to their end.</summary>
internal static class Tool
{
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static async Task Run(string file, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} failed: {string.Concat(said)}");
        }
    }

    public static async Task<bool> Succeeds(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}

/// <summary>Reading compose.yaml, its variables filled in: the environment's value, or the one after <c>:-</c>.</summary>
internal static partial class Yaml
{
    public static YamlNode? Find(this YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;

    public static string Text(this YamlMappingNode node, string key) => node.Find(key) is YamlScalarNode scalar ? Fill(scalar.Value ?? "") : "";

    public static IReadOnlyList<string> Texts(this YamlMappingNode node, string key) => node.Find(key) is YamlSequenceNode list ? [.. list.Select(entry => Fill(entry.ToString()))] : [];

    public static IReadOnlyDictionary<string, string> Map(this YamlMappingNode node, string key) => node.Find(key) is YamlMappingNode map
        ? map.Children.ToDictionary(pair => pair.Key.ToString(), pair => Fill(pair.Value.ToString()))
        : new Dictionary<string, string>();

    public static IEnumerable<YamlNode> Everything(YamlNode? node) => node is null ? [] : node.AllNodes;

    private static string Fill(string text) => Variable()
        .Replace(text, match => Environment.GetEnvironmentVariable(match.Groups["name"].Value) is { Length: > 0 } value ? value : match.Groups["default"].Value)
        .Replace("$$", "$", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\$)\$\{(?<name>\w+)(:-(?<default>[^}]*))?\}")]
    private static partial Regex Variable();
}
