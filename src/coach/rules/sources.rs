//! Where the figures come from.
//!
//! Every source that a rule, an exercise or a comment cites has one entry here, under its id. Each entry ends with what of
//! the source was read: much of it is an abstract or somebody's summary, so a figure taken from it is as good as that.
//! Where two sources differ, the rule tells which one it follows. S1 to S4 are the four texts the catalogue began with.
//! A source not used here keeps its number; numbers are never given again.
//!
//! **S1** "How to Strengthen Ankles: 10 Exercises for Runners", Natalie Cecconi; the text at L1. Founding text.
//!
//! **S2** PureGym, "Single Leg Calf Raises", puregym.com/exercises/legs/calf-exercises/single-leg-calf-raises.
//! Founding text.
//!
//! **S3** "Band Single Leg Calf Raise", author and address unknown. Founding text.
//!
//! **S4** "Ankle Loading Tips", Thomas Bilodeau, Zenith Performance Physical Therapy; the text at L3. Founding text.
//!
//! **L1** therunningoutfitters.com/how-to-strengthen-ankles-10-exercises-for-runners: the text of S1. Page.
//!
//! **L2** thewiredrunner.com/how-to-strengthen-ankles-10-exercises-for-runners: an article with the headings of S1.
//! Its first three exercises.
//!
//! **L3** zenithperformancept.com/post/ankle-loading-tips: the text of S4, without its pictures. Page.
//!
//! **L4** bestrunnerstips.blogspot.com: ankle exercises by Schneider, Boulder Center for Sports Medicine. Page.
//!
//! **L5** calfraises.com, 1 September 2019: the leaning calf raise, after Tumminello. Page.
//!
//! **L6** productionphysiotherapy.com: the forward-leaning one-leg calf raise for runners. Page.
//!
//! **L7** eastnole.com, wmc.org.nz, lehshoes.com: the heel drops of Alfredson 1998, Am J Sports Med 26:360. Second
//! hand.
//!
//! **L9** UpToDate graphic 103058: the heavy slow resistance programme of Beyer 2015. Excerpt of a table.
//!
//! **L10** blog.mreevespt.com: Beyer 2015, heavy slow resistance against heel drops for Achilles pain. Second hand,
//! full table.
//!
//! **L11** BMC Musculoskeletal Disorders 2021, s12891-021-04553-6, table 1: the Silbernagel programme of a trial.
//! Excerpt of a table.
//!
//! **L12** thegameplanpt.com: pain, effort and days of rest after Silbernagel and Crossley 2015. Second hand.
//!
//! **L13** southsidephysio.com, bim.physio: the pain-monitoring model of Thomeé 1997 and Silbernagel 2007. Second
//! hand.
//!
//! **L15** ClinicalTrials.gov NCT06774547: heavy slow resistance and plyometrics for tendon pain, 48 hours apart.
//! Registry entry.
//!
//! **L18** Rio 2015, Br J Sports Med: isometric holds, 5×45 s, and patellar tendon pain in six players. Abstract.
//!
//! **L19** O'Neill 2019, PMC6706360: the same holds for the Achilles tendon, 16 people, no useful change. Abstract.
//!
//! **L20** Bradford 2021, Int J Sports Med, a-1398-5501: isometric holds for the Achilles tendon, 11 people. Abstract.
//!
//! **L21** Baxter 2021, Med Sci Sports Exerc, PubMed 32658037: Achilles load in 30 exercises, 8 adults, four tiers.
//! Abstract.
//!
//! **L23** Kinoshita 2023, PMC10753835: calf growth from standing and seated raises, 12 weeks. Abstract.
//!
//! **L24** healthhp.com.au: knee angle and calf activity, after Hébert-Losier 2011, Signorile 2002, Reid 2012. Second
//! hand.
//!
//! **L25** Weinert-Aplin 2015, J Sports Sci Med 14:459: Achilles load of heel drops, knee bent and straight. Abstract.
//!
//! **L26** O'Neill 2019, Phys Ther Sport 37:69: calf strength in both knee positions, 39 runners with Achilles pain
//! and 38 without. Abstract.
//!
//! **L27** runnersradar.com; healthhp.com.au on end-range calf work: the soleus in running. Second hand.
//!
//! **L28** freedomoffitness, athleticperformancetc, daveywavey: the 2-for-2 rule and ACSM's 2 to 10 % of load. Second
//! hand.
//!
//! **L29** American College of Sports Medicine 2026, position stand on resistance training. Summaries by thedailyscout
//! and appliedperformance.
//!
//! **L30** Schoenfeld 2017, J Sports Sci 35:1073: sets a week and muscle growth. Abstract.
//!
//! **L31** Pelland 2024, preprint: sets and sessions a week, indirect sets counted as halves. Abstract and digest.
//!
//! **L32** Plotkin 2022, PeerJ 14142: growth by adding repetitions or load, 8 weeks. Abstract.
//!
//! **L34** Zourdos 2016; Helms 2016, PMC4961270; Hackett 2017; Zourdos 2021: repetitions in reserve and how well they
//! are guessed. Abstracts.
//!
//! **L35** Rathleff 2014, heel raises with a towel under the toes for heel pain; goodfellowunit.org, painscience.com,
//! leinsterphysicaltherapy.ie. Second hand, detailed.
//!
//! **L36** Jonsson 2008, Br J Sports Med: heel drops without dorsiflexion for insertional Achilles pain. Introduction.
//!
//! **L37** Foster 2021, Int J Sports Physiol Perform; Haddad 2017: effort of a session times minutes. Abstracts.
//!
//! **L38** Lolli 2017 and 2019, Br J Sports Med; PMC7472986; a digest of Impellizzeri 2020: faults of the
//! acute-to-chronic load ratio. Abstracts.
//!
//! **L39** Hupperets 2009, BMJ b2684, with its design, BMC Musculoskeletal Disorders 2008 9:71: balance at home after
//! a sprain, 522 people, 8 weeks. Abstract.
//!
//! **L40** Verhagen 2004, Am J Sports Med 32:1385: balance boards in volleyball, 1127 players. Abstract.
//!
//! **L41** Cumps 2007, J Sports Sci Med 6:212: balance training in basketball, three times a week. Abstract.
//!
//! **L42** Schiftan 2015, J Sci Med Sport, S1440-2440(14)00074-7: balance training and ankle sprains, seven trials.
//! Abstract.
//!
//! **L43** Hall 2018; Anguish and Sandrey 2018; NCT07612358 (schedule of McKeon 2008): hops to a stop and one-leg
//! balance for unstable ankles. Abstracts.
//!
//! **L44** FIFA 11+ manual: one-leg stance, 2×30 s. Contents and claims, by cupdf and dokumen.tips.
//!
//! **L46** Lunsford and Perry 1995, by painscience.com: one-leg calf raises of 203 people. Abstract.
//!
//! **L47** Hébert-Losier 2017, Physiotherapy 103:446, PubMed 28886865: reliability and norms of the heel-rise test,
//! 566 people. Abstract.
//!
//! **L48** naasphysiotherapy.ie, townsvillepodiatry.com.au: tables of L47 by decade of age. Second hand.
//!
//! **L49** Sleeswijk Visser 2025, Braz J Phys Ther, 101188, and thesis chapter 3: norms of the calf-raise test, 500
//! people. Text and abstract.
//!
//! **L51** Hébert-Losier 2009, review of 49 papers on the heel-rise test: no one protocol. Abstract.
//!
//! **L52** healthhp.com.au: plyometrics after a calf injury. Page of a clinic.
//!
//! **L53** Madsen 2020, J Athl Train 55:699: asymmetry of healthy people in hop tests. Abstract.
//!
//! **L54** acsm.org, 2021, on the 11th edition of its guidelines, with Garber 2011: flexibility training. Official
//! summary.
//!
//! **L56** physio-pedia.com: the knee-to-wall test, after Bennell 1998. Page.
//!
//! **L57** Rabin 2015, J Athl Train 50:30: dorsiflexion of the two sides. Abstract.
//!
//! **L58** synptide.pages.dev: Miller 2005, J Physiol, on collagen and muscle protein synthesis after exercise. Second
//! hand.
//!
//! **L59** Mørch 2013, Eur J Appl Physiol: collagen synthesis at the Achilles tendon, 72 hours after an hour of
//! running. Abstract.
//!
//! **L60** sportsrec.com: usual numbers of landings for athletes. Second hand.
//!
//! **L61** Engeroff 2023, Scientific Reports, with the table of findhealthclinics: daily hops and running economy, 34
//! runners. Abstract and digest.
//!
//! **L62** Taddei 2020, Am J Sports Med, by lermagazine: foot exercises and injuries of 118 runners. Abstract.
//!
//! **L63** Frontiers in Bioengineering and Biotechnology 2022, 890428: a sister trial of L62, three times a week.
//! Abstract.
//!
//! **L64** Blagrove 2018, PMC5889786, and a chapter of 2021 (ebrary): strength training and running economy. Abstract.
//!
//! **L65** Spiering 2021, J Strength Cond Res: the least training that keeps strength. Abstract.
//!
//! **L66** Bosquet 2013; McMaster 2013, by muscledb: strength lost without training. Abstracts.
//!
//! **L67** Preprint rs-3468381: deload practice of 246 strength and physique athletes. Abstract.
//!
//! **L68** Bell 2023, s40798-023-00633-0: what coaches mean by deload, a Delphi study. Abstract.
//!
//! **L69** physio-pedia.com, owiki: the Ottawa ankle rules, Stiell 1992. Second hand.
//!
//! **L70** PMC7049623, cscmgroup, sydneyphysioclinic: bone stress injuries. Abstract and pages of clinics.
//!
//! **L71** gpreasoning.uk, bloemphysio, sportsmedinfo.sg: Achilles rupture, deep vein thrombosis, medicines and
//! tendons. Pages of clinics.
//!
//! **L72** Youdas 2009, by thera-bandacademy.com: resistance bands for the ankle. Page.
//!
//! **L73** Plisky 2006, by ijspt 21492: the star excursion test in basketball. Second hand.
//!
//! **L74** kinetic-revolution.com, heel walks; biologyinsights, tibialis raises. Pages.
//!
//! **L75** Smith 2021: PAASS, what experts agree to look at before a return to sport after a sprained ankle: pain,
//! ankle impairments, the athlete's own view, sensorimotor control, sport performance. Summary.

#![expect(clippy::doc_markdown, reason = "names of sites and databases, no items of code")]
