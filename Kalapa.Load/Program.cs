using System.CommandLine;
using Kalapa.Load.Bare;
using Kalapa.Load.Bench;
using Kalapa.Load.Claims;
using Kalapa.Load.Exports;
using Kalapa.Load.Growth;
using Kalapa.Load.Live;
using Kalapa.Load.Server;
using Kalapa.Load.Solutions;

var tickets = new Option<int>("--tickets") { Description = "Open tickets in the database; half as many again are closed.", DefaultValueFactory = _ => 4000 };
var screens = new Option<int>("--screens") { Description = "Live screens.", DefaultValueFactory = _ => 100 };
var changes = new Option<int>("--changes") { Description = "Tickets taken, one after the other.", DefaultValueFactory = _ => 50 };
var mix = new Option<bool>("--mix") { Description = "Half of the screens are other roles' pages instead of the queue." };
var app = new Option<DirectoryInfo?>("--app") { Description = "Folder of the published app; without it, the one that was built with this program." };
var database = new Option<string?>("--database") { Description = "Address of an empty MariaDB database; without it an SQLite file." };
var apart = new Option<bool>("--apart") { Description = "Tickets are taken on a second node on the same MariaDB." };
var redis = new Option<string?>("--redis") { Description = "Address of a Redis that the nodes may use." };
var data = new Option<DirectoryInfo?>("--data") { Description = "Empty folder in which the data is kept; without it a folder that is deleted at the end." };
var output = new Option<FileInfo?>("--out") { Description = "File for the figures as JSON." };
var live = new Command("live", "Opens live screens on a server of its own, takes tickets, and says when each screen showed it and what it cost.")
{
    tickets, screens, changes, mix, app, database, apart, redis, data, output,
};
live.SetAction((parsed, cancellationToken) => new LiveRun(new(
    parsed.GetValue(tickets), parsed.GetValue(screens), parsed.GetValue(changes), parsed.GetValue(mix),
    parsed.GetValue(app) is { } folder ? Path.Combine(folder.FullName, "Kalapa.App.dll") : KalapaServer.Built(),
    parsed.GetValue(database), parsed.GetValue(apart), parsed.GetValue(redis), parsed.GetValue(data)?.FullName, parsed.GetValue(output))).Run(cancellationToken));
var takers = new Option<int>("--takers") { Description = "Agents who take at once.", DefaultValueFactory = _ => 16 };
var count = new Option<int>("--claims") { Description = "Tickets taken in all.", DefaultValueFactory = _ => 400 };
var claims = new Command("claims", "Lets agents take tickets at once through the app's verb, beside a bare claim of one row on the same database.") { tickets, takers, count, database };
claims.SetAction((parsed, cancellationToken) => new ClaimRun(new(
    parsed.GetValue(tickets), parsed.GetValue(takers), parsed.GetValue(count), parsed.GetValue(database))).Run(cancellationToken));
var exports = new Command("exports", "Writes the register of requests as CSV and as a workbook, beside reading the bare rows.") { tickets, database };
exports.SetAction((parsed, cancellationToken) => new ExportRun(new(parsed.GetValue(tickets), parsed.GetValue(database))).Run(cancellationToken));
var closed = new Option<int[]>("--closed") { Description = "Closed tickets, 1,000 of each day: one size or several, each in a database of its own.", DefaultValueFactory = _ => [10_000, 100_000], AllowMultipleArgumentsPerToken = true };
var open = new Option<int>("--open") { Description = "Open tickets.", DefaultValueFactory = _ => 400 };
var kept = new Option<DirectoryInfo?>("--data") { Description = "Folder in which the data of one size is kept; what a run left there is measured again." };
var growth = new Command("growth", "Asks for what pages and timed work read, and what verbs write, beside a short and a long history.") { closed, open, database, kept };
growth.SetAction((parsed, cancellationToken) => new GrowthRun(new(
    parsed.GetValue(closed)!, parsed.GetValue(open), parsed.GetValue(database), parsed.GetValue(kept)?.FullName)).Run(cancellationToken));
var many = new Option<int>("--solutions") { Description = "Published solutions, half of them for staff alone.", DefaultValueFactory = _ => 2_000 };
var solutions = new Command("solutions", "Finds and offers solutions as somebody types.") { many, database };
solutions.SetAction((parsed, cancellationToken) => new SolutionRun(parsed.GetValue(many), parsed.GetValue(database)).Run(cancellationToken));
var which = new Option<string>("--filter") { Description = "Names of the benchmarks to run, with *.", DefaultValueFactory = _ => "*" };
var bench = new Command("bench", "Measures single pieces inside one process: a board, a page's read, rows, a permit's PDF, a report's files.") { which };
bench.SetAction(parsed => BenchRun.Run(parsed.GetRequiredValue(which)));
// The run starts it itself, as a process of its own.
var urls = new Option<string>("--urls") { Required = true };
var bare = new Command("bare") { urls };
bare.Hidden = true;
bare.SetAction(parsed => BareServer.Run(parsed.GetRequiredValue(urls)));
return await new RootCommand("Measures Kalapa under load.") { live, claims, exports, growth, solutions, bench, bare }.Parse(args).InvokeAsync();
